from functools import cmp_to_key

from greenlet import getcurrent, greenlet

main = getcurrent()


def compare(a, b):
    return main.switch((a, b))


g = greenlet(lambda: sorted([1, 2], key=cmp_to_key(compare)))
print(g.switch())  # expect: (2, 1)
print(g.switch(1))  # expect: [1, 2]
