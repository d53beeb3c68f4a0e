import gc
import weakref


def make():
    class Own:
        table = {}

    Own.table[Own] = None
    return weakref.ref(Own)


reference = make()
gc.collect()
print(reference())  # expect: None
