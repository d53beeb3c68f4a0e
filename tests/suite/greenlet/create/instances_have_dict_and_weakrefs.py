import weakref

from greenlet import greenlet

g = greenlet(lambda: None)
g.tag = 1
print(g.__dict__, weakref.ref(g)() is g)  # expect: {'tag': 1} True
