import weakref


class A:
    def f(self):
        return "f"


a = A()
m = weakref.WeakMethod(a.f)
print(m()())  # expect: f
del a
print(m())  # expect: None
