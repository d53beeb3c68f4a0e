a or b and not c or d
a if b else c if d else e
lambda: a
lambda a, b=1, /, *c, d, **e: a
lambda *, a=1: a
a < b <= c != d is not e not in f in g is h
a | b ^ c & d << e + f * g ** -h
-a ** b
~a + +b - -c
a - b - c * d / e // f % g @ h
(a + b) * (c)
2 ** 3 ** 4
await_ = 1
a.b.c(d)[e](f).g
f(a, *b, c=1, *d, **e, g=2)
f(a for a in b)
f((a for a in b), c)
f(a := 1)
f(*a or b)
a[b], a[b:c], a[b:c:d], a[:], a[::], a[b,], a[*b], a[b, *c, d:e], a[b := 1]
(), (a,), (a, b), (a, *b), ((a))
[], [a], [a, *b,]
{}, {a: b}, {a: b, **c}, {a, *b}
[a for b, *c in d if e if f for g in h]
{a for b in c}, {a: b for c in d}, (a for b in c)
[a for b in lambda_ if c]
(yield), (yield a), (yield from b), (yield a, *b)
(a := b)
1, 0x1F, 0o17, 0b101, 1_000, 99999999999999999999, 0xFFFFFFFFFFFFFFFFFFFF
1.0, 1e10, 1e100, .5, 1e-7, 123456789012345678.0, 1e400, 1j, 1.5e3j
None, True, False, ..., __debug__
x = a if b else lambda: c
not a == b
é, ﬁ, 变量
