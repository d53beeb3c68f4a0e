from functools import cache


@cache
def f(a, b=2):
    return a + b


f(1), f(1, 2), f(a=1), f(b=2, a=1)
print(f.cache_info().misses)  # expect: 4
