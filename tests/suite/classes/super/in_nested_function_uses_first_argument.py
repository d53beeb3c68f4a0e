class A:
    def f(self):
        return "A.f"


class B(A):
    def f(self):
        def g(x):
            return super(B, x).f()

        return g(self), __class__.__name__


print(B().f())  # expect: ('A.f', 'B')
