def source():
    for number in range(6):
        yield number


def outer(name, delegate):
    got = yield from delegate
    yield f"{name} {got}"


s = source()
a, b = outer("a", s), outer("b", s)
print([next(a), next(b), next(b), next(a), next(s), next(a)])
print(list(a))
print(list(b))
