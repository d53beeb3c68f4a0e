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
print(next(g))  # expect: 1
print([value for value in g])  # expect: 4 3 2 1 ['after', 'after', 'after', 'after']
print(sum(ref() is not None for ref in alive))  # expect: 0

alive.clear()
g = relay(3)
next(g)
print(sum(ref() is not None for ref in alive))  # expect: 5
del g
print(sum(ref() is not None for ref in alive))  # expect: 0
