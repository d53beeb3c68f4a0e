from greenlet import greenlet

g = greenlet()
print(repr(g.throw()), g.dead)  # raises: AttributeError: run
