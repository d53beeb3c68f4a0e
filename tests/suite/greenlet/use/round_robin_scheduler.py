from collections import deque

from greenlet import getcurrent, greenlet

ready = deque()


def spawn(function, *args):
    ready.append((greenlet(function), args))


def pause():
    ready.append((getcurrent(), ()))
    getcurrent().parent.switch()


def worker(name, n):
    for i in range(n):
        print(name, i)
        pause()


spawn(worker, "a", 2)
spawn(worker, "b", 3)
while ready:
    g, args = ready.popleft()
    g.switch(*args)

# expect-output:
# | a 0
# | b 0
# | a 1
# | b 1
# | b 2
