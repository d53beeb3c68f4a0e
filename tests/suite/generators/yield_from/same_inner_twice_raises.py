def inner():
    yield 1
    yield 2


def outer():
    yield from shared


shared = inner()
a, b = outer(), outer()
print(next(a), next(b))  # expect: 1 2
print(list(a), list(b))  # expect: [] []
