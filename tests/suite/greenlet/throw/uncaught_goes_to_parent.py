from greenlet import getcurrent, greenlet

g = greenlet(lambda: getcurrent().parent.switch())
g.switch()
try:
    g.throw(KeyError("k"))
except KeyError as error:
    print(repr(error), g.dead)  # expect: KeyError('k') True
