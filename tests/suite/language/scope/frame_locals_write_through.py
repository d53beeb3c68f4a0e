import sys


def f():
    x = 1
    sys._getframe().f_locals["x"] = 5
    return x


print(f())  # expect: 5
