def inner():
    yield


def outer():
    yield from i


i = inner()
o = outer()
next(o)
print(o.gi_yieldfrom is i)  # expect: True
