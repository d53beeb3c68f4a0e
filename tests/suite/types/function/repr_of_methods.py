class A:
    def f(self):
        pass


print(repr(A.f).split(" at ")[0], repr(A().f).split(" object ")[0], A.f.__qualname__)  # expect: <function A.f <bound method A.f of <__main__.A A.f
