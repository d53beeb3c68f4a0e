import sys


def f():
    x = 1
    view = sys._getframe().f_locals
    x = 2
    y = 3
    return view["x"], sorted(view)


print(f())  # expect: (2, ['view', 'x', 'y'])
