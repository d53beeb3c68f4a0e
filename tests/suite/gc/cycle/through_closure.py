import gc
import weakref


class A:
    pass


def f():
    a = A()
    a.me = lambda: a
    return weakref.ref(a)


r = f()
gc.collect()
print(r())  # expect: None
