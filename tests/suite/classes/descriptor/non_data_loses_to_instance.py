class D:
    def __get__(self, instance, owner):
        return "descriptor"


class A:
    d = D()


a = A()
print(a.d)  # expect: descriptor
a.d = "instance"
print(a.d, A.d)  # expect: instance descriptor
