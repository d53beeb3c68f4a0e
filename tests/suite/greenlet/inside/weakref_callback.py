import weakref

from greenlet import getcurrent, greenlet

main = getcurrent()


class A:
    pass


def run():
    a = A()
    r = weakref.ref(a, lambda ref: main.switch("in callback"))
    del a
    return "end"


g = greenlet(run)
print(g.switch())  # expect: in callback
print(g.switch())  # expect: end
