from greenlet import greenlet

g = greenlet(lambda: print("running"))
print("made", bool(g), g.dead)
g.switch()
print("after", bool(g), g.dead)

# expect-output:
# | made False False
# | running
# | after False True
