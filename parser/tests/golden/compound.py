if a:
    b
elif c:
    d
elif e: f
else:
    g
while a:
    break
else:
    b
for a, *b in c, *d:
    e
else: f
for (a) in b: pass
try:
    a
except A:
    b
except (A, B) as c:
    d
except A, B:
    e
except:
    f
else:
    g
finally:
    h
try: a
finally: b
try:
    a
except* A as b:
    c
except* C, D:
    d
with a: b
with a as b, c as (d, e): f
with (a): b
with (a, b): c
with (a as b): c
with (a, b as c,): d
with (a, b), c: d
with (a, b) as c: d
with (a := b, c): d
with ((a := b), c): d
with (yield): a
with (a for b in c): d
with a, (b): c
@a
@b.c(d)
@(yield)
def f(): pass
@a
class C: pass
class D(): x: int
class E(A, *b, metaclass=M, **k): pass
class F[T]: pass
async def g[T](a):
    async for b in c: d
    async with e as f, h: i
    await j
    await k ** 2
    return [l async for l in m if n]
if x: a; b;
