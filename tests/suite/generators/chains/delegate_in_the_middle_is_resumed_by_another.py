def source():
    number = 0
    while number < 6:
        number += 1
        yield number
    return "source over"


def middle(delegate):
    got = yield from delegate
    yield f"middle: {got}"


def outer(delegate):
    yield from delegate
    yield "outer: over"


s = source()
m = middle(s)
g = outer(m)
print(next(g))
print(next(s), next(m), next(g), next(s))
print(next(m))
print(next(g))
print(list(m))
print(list(g))
