from greenlet import getcurrent, greenlet

g = greenlet(lambda: None)
print(g.parent is getcurrent())  # expect: True
h = greenlet(lambda: None, g)
print(h.parent is g, greenlet(run=len, parent=h).parent is h)  # expect: True True
