import re

from greenlet import getcurrent, greenlet


def shown(g):
    return re.sub("0x[0-9a-f]+", "X", repr(g))


g = greenlet(lambda: print(shown(g)) or getcurrent().parent.switch())
print(shown(g))
g.switch()
print(shown(g))
g.switch()
print(shown(g))
print(shown(getcurrent()))

# expect-output:
# | <greenlet.greenlet object at X (otid=0x(nil)) pending>
# | <greenlet.greenlet object at X (otid=X) current active started>
# | <greenlet.greenlet object at X (otid=X) suspended active started>
# | <greenlet.greenlet object at X (otid=X) dead>
# | <greenlet.greenlet object at X (otid=X) current active started main>
