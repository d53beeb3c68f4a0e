from greenlet import greenlet

g = greenlet(lambda: None)
g.switch()
print(repr(g.throw()))  # expect: GreenletExit()
g.throw(ValueError("late"))  # raises: ValueError: late
