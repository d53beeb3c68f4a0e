import sys


def f():
    frame = sys._getframe(1)
    return frame.f_code.co_name, frame.f_lineno


def g():
    return f()


print(g())  # expect: ('g', 10)
