from functools import cache


@cache
def f(x):
    return x


print(f(1), f(1.0), f.cache_info())  # expect: 1 1.0 CacheInfo(hits=0, misses=2, maxsize=None, currsize=2)
f([])  # raises: TypeError: unhashable type: 'list'
