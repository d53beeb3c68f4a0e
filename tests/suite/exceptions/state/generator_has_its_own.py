import sys


def g():
    try:
        raise KeyError("in generator")
    except KeyError:
        yield repr(sys.exception())
        yield repr(sys.exception())


it = g()
try:
    raise ValueError("outer")
except ValueError:
    print(next(it), repr(sys.exception()))  # expect: KeyError('in generator') ValueError('outer')
print(next(it), sys.exception())  # expect: KeyError('in generator') None
