import gc
import weakref


def make(calls):
    class Used:
        def method(self):
            return self

    for _ in range(calls):
        Used().method()
    return weakref.ref(Used)


gone = [make(calls) for calls in range(5)]
gc.collect()
print([one() for one in gone])  # expect: [None, None, None, None, None]
