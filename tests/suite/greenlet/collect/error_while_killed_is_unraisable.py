import sys

from greenlet import getcurrent, greenlet

sys.unraisablehook = lambda u: print("unraisable", repr(u.exc_value))  # expect: unraisable ValueError('while dying')


def run():
    try:
        getcurrent().parent.switch()
    finally:
        raise ValueError("while dying")


g = greenlet(run)
g.switch()
del g
print("after")  # expect: after
