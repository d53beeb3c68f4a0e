import sys


def current():
    return repr(sys.exception())


try:
    raise ValueError("x")
except ValueError:
    print(current())  # expect: ValueError('x')
print(current())  # expect: None
