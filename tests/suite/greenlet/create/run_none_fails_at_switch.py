from greenlet import greenlet

g = greenlet(None)
print(g.run)  # expect: None
g.switch()  # raises: TypeError: 'NoneType' object is not callable
