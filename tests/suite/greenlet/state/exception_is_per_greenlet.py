import sys

from greenlet import getcurrent, greenlet


def run():
    print(sys.exc_info())
    try:
        raise KeyError("child")
    except KeyError:
        getcurrent().parent.switch()
        print(repr(sys.exception()))


g = greenlet(run)
try:
    raise ValueError("main")
except ValueError:
    g.switch()
    print(repr(sys.exception()))
g.switch()
print(sys.exception())

# expect-output:
# | (None, None, None)
# | ValueError('main')
# | KeyError('child')
# | None
