import weakref


class A:
    __slots__ = ("__dict__", "__weakref__", "x")


a = A()
a.y = 1
print(a.__dict__, weakref.ref(a)() is a)  # expect: {'y': 1} True
