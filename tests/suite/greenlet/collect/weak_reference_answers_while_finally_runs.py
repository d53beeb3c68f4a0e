import weakref

from greenlet import getcurrent, greenlet


def run():
    try:
        getcurrent().parent.switch()
    finally:
        print(ref() is getcurrent())  # expect: True


g = greenlet(run)
ref = weakref.ref(g)
g.switch()
del g
print(ref())  # expect: None
