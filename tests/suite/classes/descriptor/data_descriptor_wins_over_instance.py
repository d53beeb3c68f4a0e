class D:
    def __get__(self, instance, owner):
        return "descriptor"

    def __set__(self, instance, value):
        print("set", value)  # expect: set 5


class A:
    d = D()


a = A()
a.d = 5
a.__dict__["d"] = "instance"
print(a.d, A.d)  # expect: descriptor descriptor
