from contextlib import contextmanager

from greenlet import getcurrent, greenlet

main = getcurrent()


@contextmanager
def manager():
    main.switch("before")
    yield "value"
    main.switch("after")


def run():
    with manager() as x:
        return x


g = greenlet(run)
print(g.switch(), g.switch(), g.switch())  # expect: before after value
