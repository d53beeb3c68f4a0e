from greenlet import getcurrent, greenlet

g = greenlet(lambda: getcurrent().parent.switch())
g.switch()
print(hasattr(g, "run"))  # expect: False
g.run = len  # raises: AttributeError: run cannot be set after the start of the greenlet
