import sys

sys.setrecursionlimit(5000)


def relay(depth):
    if depth == 0:
        total = 0
        while True:
            sent = yield total
            if sent is None:
                return total
            total += sent
    return (yield from relay(depth - 1)) + 1


g = relay(1000)
print(next(g))
print([g.send(k) for k in range(1, 6)])
try:
    g.send(None)
except StopIteration as stop:
    print(stop.value)
