import ast

source = '''
"""Module's \\"doc\\"."""
from . import a as b, c
from ..x import *
@deco(1)
class A[T: int = str, *Ts = *X, **P = [Y]](B, metaclass=C):
    'doc'
    x: int = 1
    (y): str
    async def f(self, a, /, b: int=2, *c, d, e=3, **g) -> None:
        async with a as (b, c), d: await e
        async for x in y: yield x
        else: return
        return [x async for x in y if z if w]
if a: pass
elif b: x = y = 1, 2
else:
    del (a, b), c
    for x, y in 1, 2: continue
    while (n := f()): break
try: raise A from B
except* (A, B) as e: global g
else: assert a, 'b'
finally: x += 1,
match x, 1:
    case {'a': 1, **r} | [1, *_] if g: pass
    case A(b, c=-1+2j) as d: pass
    case (None | 'x' | _): pass
type X[T] = list[T]
'''
tree = ast.parse(source)
text = ast.unparse(tree)
print(text)
print(ast.compare(ast.parse(text), tree))

# expect-output:
# | """Module's "doc"."""
# | from . import a as b, c
# | from ..x import *
# |
# | @deco(1)
# | class A[T: int = str, *Ts = *X, **P = [Y]](B, metaclass=C):
# |     """doc"""
# |     x: int = 1
# |     (y): str
# |
# |     async def f(self, a, /, b: int=2, *c, d, e=3, **g) -> None:
# |         async with a as (b, c), d:
# |             await e
# |         async for x in y:
# |             yield x
# |         else:
# |             return
# |         return [x async for x in y if z if w]
# | if a:
# |     pass
# | elif b:
# |     x = y = (1, 2)
# | else:
# |     del (a, b), c
# |     for x, y in (1, 2):
# |         continue
# |     while (n := f()):
# |         break
# | try:
# |     raise A from B
# | except* (A, B) as e:
# |     global g
# | else:
# |     assert a, 'b'
# | finally:
# |     x += (1,)
# | match (x, 1):
# |     case {'a': 1, **r} | [1, *_] if g:
# |         pass
# |     case A(b, c=-1 + 2j) as d:
# |         pass
# |     case None | 'x' | _:
# |         pass
# | type X[T] = list[T]
# | True
