import functools


def f():
    "Doc."


f.extra = 1


def g():
    pass


functools.update_wrapper(g, f, assigned=("__doc__",))
print(g.__name__, g.__doc__, g.extra, g.__wrapped__ is f)  # expect: g Doc. 1 True
