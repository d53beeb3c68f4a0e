import gc
import weakref


class A:
    pass


a, b = A(), A()
a.other, b.other = b, a
r = weakref.ref(a)
del a, b
gc.collect()
print(r())  # expect: None
