import sys


def helper():
    yield repr(sys.exception())
    try:
        raise
    except Exception as error:
        yield f"again {error!r}"
    yield repr(sys.exception())


def outer():
    try:
        raise KeyError("held")
    except KeyError:
        yield from helper()
    yield repr(sys.exception())


g = outer()
print(next(g))
try:
    raise ValueError("by the resumer")
except ValueError:
    print(next(g))
    print(repr(sys.exception()))
print(next(g))
print(next(g))
print(repr(sys.exception()))
