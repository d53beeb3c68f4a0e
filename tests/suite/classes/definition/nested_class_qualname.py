class A:
    class B:
        def f(self):
            class C:
                pass

            return C


print(A.B.__qualname__, A.B().f().__qualname__, A.B.f.__qualname__)  # expect: A.B A.B.f.<locals>.C A.B.f
