from functools import lru_cache


class A:
    @lru_cache(maxsize=None, typed=True)
    def f(self, x):
        return type(x).__name__


a = A()
print(a.f(1), a.f(1.0), a.f(1), A.f.cache_info().hits, A.f.cache_parameters())  # expect: int float int 1 {'maxsize': None, 'typed': True}
