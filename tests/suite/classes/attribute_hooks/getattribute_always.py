class A:
    x = 1

    def __getattribute__(self, name):
        if name == "x":
            return "hooked"
        return super().__getattribute__(name)


a = A()
a.y = 2
print(a.x, a.y)  # expect: hooked 2
