from functools import lru_cache, partial

from greenlet import getcurrent, greenlet

main = getcurrent()


@lru_cache
def cached(x):
    return main.switch(x)


a, b = greenlet(lambda: cached(1)), greenlet(partial(lambda x, y: main.switch(x + y), 10, y=5))
print(a.switch(), b.switch())  # expect: 1 15
print(a.switch("value"), b.switch("p"), cached(1))  # expect: value p value
