from functools import lru_cache


@lru_cache(maxsize=2)
def f(x):
    print("computing", x)
    return x * x


f(1), f(2), f(1), f(3), f(2)
print(f.cache_info())
f.cache_clear()
print(f.cache_info(), f.__wrapped__(5))

# expect-output:
# | computing 1
# | computing 2
# | computing 3
# | computing 2
# | CacheInfo(hits=1, misses=4, maxsize=2, currsize=2)
# | computing 5
# | CacheInfo(hits=0, misses=0, maxsize=2, currsize=0) 25
