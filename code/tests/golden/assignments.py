a = b = c
a, b = b, a
(a, *b), c[0] = d
a.b += 1
a[b] -= c
x: int = 1
del a.b, c[1:2]


def local(p):
    q, r = p, 1
    q, r = r, q
    q **= 2
    p.x[q] = r
    global g
    g = 60 * 60 * 24, "a" "b", -1, (1, 2)[0]
