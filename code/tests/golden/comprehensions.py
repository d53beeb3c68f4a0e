x = [a for a in b]


def f(n):
    s = {i: j for i in n if i for j in [i + 1]}
    g = (lambda: k for k in n)
    t = {lambda: m for m in n}
    return s, g, t, [z := 1 for _ in n], z


class C:
    a = 1
    b = [a for _ in range(3)]
