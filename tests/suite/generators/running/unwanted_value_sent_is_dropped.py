# What is sent to a `yield` whose value nobody wants is given up at once.
import weakref


class Thing:
    pass


def pauses():
    yield 1
    yield 2
    yield 3


it = pauses()
next(it)
thing = Thing()
gone = weakref.ref(thing)
print(it.send(thing))  # expect: 2
del thing
print(gone() is None)  # expect: True
print(it.send("text"), next(it, "over"))  # expect: 3 over
