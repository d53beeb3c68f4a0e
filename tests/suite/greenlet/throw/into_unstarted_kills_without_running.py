from greenlet import GreenletExit, greenlet

g = greenlet(lambda: print("never"))
print(repr(g.throw()), g.dead)  # expect: GreenletExit() True
h = greenlet(lambda: print("never"))
try:
    h.throw(ValueError("x"))
except ValueError as error:
    print(error, h.dead)  # expect: x True
