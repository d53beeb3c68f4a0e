import gc
import weakref


def make():
    class Local:
        pass

    return Local()


x = make()
r = weakref.ref(type(x))
print(r() is type(x))  # expect: True
del x
gc.collect()
print(r())  # expect: None
