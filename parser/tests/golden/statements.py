pass; x = 1
a = b = c = 1, 2
a, *b = c
[a, (b, c)] = d
(a) = 1
a.b[c] += 1
a @= b; a //= b; a **= b; a >>= b
x: int
x: int = 1
(x): int = 1
a.b: int
a[0]: int = yield
x = *a, b
def f():
    return
    return 1, *a
    yield
    yield 1, 2
    x = yield from y
    global a, b
    nonlocal c
del a, b.c, d[0]
del (a, b), [c]
del (a), 
assert a, b
assert a
raise
raise A
raise A from b
import a, b.c.d as e
from . import a
from ... import b as c
from .a.b import (c, d as e,)
from a import *
type A = int
type B[T: int = str, *Ts = *x, **P = []] = list[T]
break
continue
a; b;
