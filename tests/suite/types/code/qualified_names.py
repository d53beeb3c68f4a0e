class A:
    def f(self):
        return [lambda: 0 for _ in range(1)][0]


print(A.f.__code__.co_qualname, A().f().__code__.co_qualname, A().f().__code__.co_name)  # expect: A.f A.f.<locals>.<lambda> <lambda>
