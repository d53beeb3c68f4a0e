class D:
    def __get__(self, instance, owner):
        return "called"


class A:
    pass


a = A()
a.d = D()
print(type(a.d).__name__)  # expect: D
