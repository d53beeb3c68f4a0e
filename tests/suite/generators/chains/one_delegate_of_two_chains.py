def source():
    for number in range(6):
        yield number


def outer(name, delegate):
    got = yield from delegate
    yield f"{name} {got}"


s = source()
a, b = outer("a", s), outer("b", s)
print([next(a), next(b), next(b), next(a), next(s), next(a)])  # expect: [0, 1, 2, 3, 4, 5]
print(list(a))  # expect: ['a None']
print(list(b))  # expect: ['b None']
