from greenlet import getcurrent, greenlet

g = greenlet(lambda: getcurrent().parent.switch())
print(bool(g), g.dead)  # expect: False False
g.switch()
print(bool(g), g.dead)  # expect: True False
g.switch()
print(bool(g), g.dead, bool(getcurrent()), getcurrent().dead)  # expect: False True True False
