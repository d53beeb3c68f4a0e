import weakref


class Thing:
    pass


def keeper():
    thing = None
    while True:
        thing = yield


g = keeper()
next(g)
send = g.send
alive = []
for _ in range(4):
    thing = Thing()
    alive.append(weakref.ref(thing))
    send(thing)
    del thing
print([ref() is not None for ref in alive])  # expect: [False, False, False, True]
for _ in range(2):
    next(g)
print([ref() is not None for ref in alive])  # expect: [False, False, False, False]
g.send(Thing())
for _ in g:
    break
print([ref() is not None for ref in alive])  # expect: [False, False, False, False]
