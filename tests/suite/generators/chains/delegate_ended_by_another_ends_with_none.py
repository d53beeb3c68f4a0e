def source():
    yield 1
    yield 2
    return "value"


def outer(delegate):
    result = yield from delegate
    yield f"result {result}"


s = source()
g = outer(s)
print(next(g))  # expect: 1
print(list(s))  # expect: [2]
print(next(g))  # expect: result None
print(list(g))  # expect: []

s = source()
g = outer(s)
print(next(g))  # expect: 1
s.close()
print(next(g))  # expect: result None
