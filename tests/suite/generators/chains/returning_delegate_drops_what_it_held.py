import sys
import weakref


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def inner(name):
    loud = Loud(name)
    yield 1
    return name + " result"


def outer(name):
    result = yield from inner(name)
    print(result)
    yield 2


g = outer("plain")
print(next(g), next(g))


def kept():
    source = inner("kept")
    result = yield from source
    print(result, source.gi_frame, source.gi_running)
    try:
        next(source)
    except StopIteration as stop:
        print("over", stop.value)
    yield 2


g = kept()
print(next(g), next(g))


def referenced():
    def watched():
        yield 1
        return "watched result"

    source = watched()
    reference = weakref.ref(source, lambda _: print("reference cleared"))
    delegating = relay(source)
    del source
    print((yield from delegating))
    print(reference())
    yield 2


def relay(source):
    return (yield from source)


g = referenced()
print(next(g), next(g))


def looked_at():
    frame = sys._getframe()
    seen.append(frame)
    yield 1
    local = "still here"
    return local


seen = []


def looking():
    print((yield from looked_at()))
    yield 2


g = looking()
print(next(g), next(g))
print(seen[0].f_locals["local"])

# expect-output:
# | gone plain
# | plain result
# | 1 2
# | gone kept
# | kept result None False
# | over None
# | 1 2
# | reference cleared
# | watched result
# | None
# | 1 2
# | still here
# | 1 2
# | still here
