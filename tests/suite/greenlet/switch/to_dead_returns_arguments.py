from greenlet import greenlet

g = greenlet(lambda: None)
g.switch()
print(g.switch(1), g.switch(1, 2), g.switch())  # expect: 1 (1, 2) ()
