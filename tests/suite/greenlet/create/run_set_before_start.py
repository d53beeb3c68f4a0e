from greenlet import greenlet

g = greenlet()
g.run = lambda x: x + 1
print(g.switch(4))  # expect: 5
