import inspect


def f(a, *args, **kwargs):
    x = len("text")
    return x, 42, None


c = f.__code__
print("text" in c.co_consts, c.co_names, c.co_varnames, c.co_nlocals, bool(c.co_flags & inspect.CO_VARARGS), bool(c.co_flags & inspect.CO_GENERATOR))  # expect: True ('len',) ('a', 'args', 'kwargs', 'x') 4 True False
