from contextlib import contextmanager

from greenlet import getcurrent, greenlet

main = getcurrent()


@contextmanager
def named(name):
    print("enter", name)
    yield
    print("exit", name)


def run(name):
    with named(name):
        main.switch()


a, b = greenlet(run), greenlet(run)
a.switch("a")
b.switch("b")
a.switch()
b.switch()

# expect-output:
# | enter a
# | enter b
# | exit a
# | exit b
