import weakref


class Held:
    pass


alive = []


def leaf():
    held = Held()
    alive.append(weakref.ref(held))
    yield 1


def relay(depth):
    held = Held()
    alive.append(weakref.ref(held))
    if depth:
        yield from relay(depth - 1)
    else:
        yield from leaf()
    print(sum(ref() is not None for ref in alive), end=" ")
    yield "after"


g = relay(3)
print(next(g))
print([value for value in g])
print(sum(ref() is not None for ref in alive))

alive.clear()
g = relay(3)
next(g)
print(sum(ref() is not None for ref in alive))
del g
print(sum(ref() is not None for ref in alive))
