import sys

try:
    try:
        raise ValueError("x")
    finally:
        print(repr(sys.exception()))  # expect: ValueError('x')
except ValueError:
    pass
