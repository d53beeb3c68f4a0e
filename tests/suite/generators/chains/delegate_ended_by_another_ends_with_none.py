def source():
    yield 1
    yield 2
    return "value"


def outer(delegate):
    result = yield from delegate
    yield f"result {result}"


s = source()
g = outer(s)
print(next(g))
print(list(s))
print(next(g))
print(list(g))

s = source()
g = outer(s)
print(next(g))
s.close()
print(next(g))
