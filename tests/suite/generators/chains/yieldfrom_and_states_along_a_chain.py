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
print(show())  # expect: [(False, False, False), (False, False, False), (False, False, False)]
print(next(top))  # expect: [(True, False, False), (True, False, False), (True, False, False)]
print(show())  # expect: [(False, True, True), (False, True, True), (False, True, False)]
print(top.gi_yieldfrom is mid, mid.gi_yieldfrom is low, low.gi_yieldfrom)  # expect: True True None
print(next(top))  # expect: [(True, False, False), (True, False, False), (True, False, False)]
print(list(top))  # expect: []
print(show())  # expect: [(False, False, False), (False, False, False), (False, False, False)]
