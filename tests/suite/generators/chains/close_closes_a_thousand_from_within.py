import sys

sys.setrecursionlimit(5000)
order = []


def relay(depth):
    try:
        if depth == 0:
            yield "bottom"
        else:
            yield from relay(depth - 1)
    except GeneratorExit:
        order.append(depth)
        raise
    finally:
        order.append(-depth)


g = relay(1000)
print(next(g))  # expect: bottom
g.close()
print(order[:6], order[-4:], len(order))  # expect: [0, 0, 1, -1, 2, -2] [999, -999, 1000, -1000] 2002
print(list(g))  # expect: []
