class A:
    def f(self):
        "Doc."


a, b = A(), A()
print(a.f == a.f, a.f == b.f, a.f.__doc__, a.f.__name__, a.f.__func__ is A.f)  # expect: True False Doc. f True
a.f.x = 1  # raises: AttributeError: 'method' object has no attribute 'x' and no __dict__ for setting new attributes
