def f(a, b, *c, d, **e):
    x = 1
    return x


c = f.__code__
print(c.co_name, c.co_argcount, c.co_kwonlyargcount, c.co_varnames, c.co_posonlyargcount, c.co_firstlineno)  # expect: f 2 1 ('a', 'b', 'd', 'c', 'e', 'x') 0 1
