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
print(next(g))  # expect: 0
print([g.send(k) for k in range(1, 6)])  # expect: [1, 3, 6, 10, 15]
try:
    g.send(None)
except StopIteration as stop:
    print(stop.value)  # expect: 1015
