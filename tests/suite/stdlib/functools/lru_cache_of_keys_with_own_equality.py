from functools import lru_cache


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash(self.name.lower())

    def __eq__(self, other):
        return self.name.lower() == other.name.lower()


@lru_cache(maxsize=2)
def shout(key):
    print('call', getattr(key, 'name', key))
    return str(getattr(key, 'name', key)).upper()


for key in (Key('a'), Key('A'), 'x', Key('a'), 'y', 'x', Key('b'), 'y', Key('B')):
    shout(key)
print(shout.cache_info())
shout.cache_clear()
print(shout.cache_info())


@lru_cache(maxsize=3)
def square(n):
    print('square', n)
    return n * n


for n in (1, 2, 3, 1, 4, 2, 1, 3, 1.0):
    square(n)
print(square.cache_info(), square(n=2), square.cache_info())


@lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache_info())


@lru_cache(maxsize=0)
def never(n, *, k=0):
    return n + k


print(never(1), never(1, k=2), never.cache_info())


@lru_cache(None)
def fails(n):
    raise KeyError(n)


for _ in range(2):
    try:
        fails(7)
    except KeyError as error:
        print(error)
print(fails.cache_info())
try:
    square([])
except TypeError as error:
    print(error)


class Holder:
    @lru_cache
    def method(self, n):
        print('method', n)
        return n + 1


holder = Holder()
print(holder.method(1), holder.method(1), Holder.method(holder, 1), Holder.method.cache_info())

# expect-output:
# | call a
# | call x
# | call y
# | call x
# | call b
# | call y
# | CacheInfo(hits=3, misses=6, maxsize=2, currsize=2)
# | CacheInfo(hits=0, misses=0, maxsize=2, currsize=0)
# | square 1
# | square 2
# | square 3
# | square 4
# | square 2
# | square 3
# | square 1.0
# | square 2
# | CacheInfo(hits=2, misses=7, maxsize=3, currsize=3) 4 CacheInfo(hits=2, misses=8, maxsize=3, currsize=3)
# | 1548008755920 CacheInfo(hits=58, misses=61, maxsize=128, currsize=61)
# | 1 3 CacheInfo(hits=0, misses=2, maxsize=0, currsize=0)
# | 7
# | 7
# | CacheInfo(hits=0, misses=2, maxsize=None, currsize=0)
# | unhashable type: 'list'
# | method 1
# | 2 2 2 CacheInfo(hits=2, misses=1, maxsize=128, currsize=1)
