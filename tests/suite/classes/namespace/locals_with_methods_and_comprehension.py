# A class body with methods has cells of its own; its locals() are its namespace all the same.
class P:
    def f(self): return __class__, super()
    g: int = 3
    def h[T](self): pass
    print([sorted(locals()) for x in [1]])  # expect: [['__classdict__', 'x']]
    v = locals()
    v['x'] = 1
    print(x, sorted(v))  # expect: 1 ['__firstlineno__', '__module__', '__qualname__', 'f', 'g', 'h', 'v', 'x']
def fn():
    __class__ = 3
    return locals()
print(fn())  # expect: {'__class__': 3}
