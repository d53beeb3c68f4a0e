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
print(next(g))  # expect: KeyError('held')
try:
    raise ValueError("by the resumer")
except ValueError:
    print(next(g))  # expect: again KeyError('held')
    print(repr(sys.exception()))  # expect: ValueError('by the resumer')
print(next(g))  # expect: KeyError('held')
print(next(g))  # expect: None
print(repr(sys.exception()))  # expect: None
