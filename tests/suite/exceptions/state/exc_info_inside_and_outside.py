import sys

try:
    raise ValueError("x")
except ValueError:
    print(sys.exc_info()[0].__name__, sys.exception())  # expect: ValueError x
print(sys.exc_info(), sys.exception())  # expect: (None, None, None) None
