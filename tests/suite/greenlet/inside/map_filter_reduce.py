from functools import reduce

from greenlet import getcurrent, greenlet

main = getcurrent()


def ask(*args):
    return main.switch(args)


a = greenlet(lambda: list(map(ask, [1, 2])))
b = greenlet(lambda: list(filter(ask, [3, 4])))
c = greenlet(lambda: reduce(ask, [5, 6, 7]))
print(a.switch(), b.switch(), c.switch())  # expect: (1,) (3,) (5, 6)
print(a.switch("x"), b.switch(False), c.switch(11))  # expect: (2,) (4,) (11, 7)
print(a.switch("y"), b.switch(True), c.switch(18))  # expect: ['x', 'y'] [4] 18
