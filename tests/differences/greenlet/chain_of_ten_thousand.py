# A greenlet begins with a recursion depth of its own, not with that of the one that started it.
from greenlet import greenlet


def run(depth):
    return greenlet(run).switch(depth - 1) + 1 if depth else 0


print(greenlet(run).switch(10_000))  # expect: 10000
