class A:
    def f(self):
        return "A"


class B:
    def f(self):
        return "B"


a = A()
a.__class__ = B
print(a.f(), type(a).__name__, isinstance(a, B))  # expect: B B True
