def leaf():
    yield show()
    yield show()


def show():
    return [(g.gi_running, g.gi_suspended, g.gi_yieldfrom is not None) for g in (top, mid, low)]


def relay(delegate):
    yield from delegate


low = leaf()
mid = relay(low)
top = relay(mid)
print(show())
print(next(top))
print(show())
print(top.gi_yieldfrom is mid, mid.gi_yieldfrom is low, low.gi_yieldfrom)
print(next(top))
print(list(top))
print(show())
