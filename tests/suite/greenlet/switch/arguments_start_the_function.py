from greenlet import greenlet

g = greenlet(lambda *args, **kwargs: (args, kwargs))
print(g.switch(1, 2, k=3))  # expect: ((1, 2), {'k': 3})
