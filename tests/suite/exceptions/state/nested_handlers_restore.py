import sys

try:
    raise ValueError("outer")
except ValueError:
    try:
        raise KeyError("inner")
    except KeyError:
        print(repr(sys.exception()))  # expect: KeyError('inner')
    print(repr(sys.exception()))  # expect: ValueError('outer')
