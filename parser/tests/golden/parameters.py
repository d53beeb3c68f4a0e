def a(): pass
def b(a, b=1, /, c=2, *d, e, f=3, **g): pass
def c(a: int, b: str = 'x', *args: int, k: bool = True, **kw: dict) -> None: pass
def d(*args: *Ts): pass
def e(*, a, b=1): pass
def f(a, /): pass
def g(a, b,): pass
def h(*a,): pass
def i(**k,): pass
def j[T, U: (int, str), *V, **W](a: T) -> U: pass
def k[T = int](): pass
