import weakref


class A:
    x = 1

    def f(self):
        return "f"

    def __len__(self):
        return 3


a = A()
p = weakref.proxy(a)
print(p.x, p.f(), len(p))  # expect: 1 f 3
p.y = 2
print(a.y)  # expect: 2
del a
p.x  # raises: ReferenceError: weakly-referenced object no longer exists
