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
print(next(g))  # expect: 1
print(next(s), next(m), next(g), next(s))  # expect: 2 3 4 5
print(next(m))  # expect: 6
print(next(g))  # expect: middle: source over
print(list(m))  # expect: []
print(list(g))  # expect: ['outer: over']
