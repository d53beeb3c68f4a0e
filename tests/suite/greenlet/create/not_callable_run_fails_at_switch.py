from greenlet import greenlet

g = greenlet(5)
print("made")  # expect: made
g.switch()  # raises: TypeError: 'int' object is not callable
