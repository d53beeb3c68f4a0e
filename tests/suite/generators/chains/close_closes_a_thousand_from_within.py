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
print(next(g))
g.close()
print(order[:6], order[-4:], len(order))
print(list(g))
