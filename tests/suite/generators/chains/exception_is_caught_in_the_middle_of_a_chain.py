import sys

sys.setrecursionlimit(5000)


def relay(depth):
    if depth == 0:
        yield "bottom"
        raise LookupError("gone")
    elif depth == 500:
        try:
            yield from relay(depth - 1)
        except LookupError as error:
            got = yield f"caught {error}"
            yield f"and got {got}"
            return "middle"
    else:
        return (yield from relay(depth - 1))


g = relay(1000)
print(next(g))  # expect: bottom
print(next(g))  # expect: caught gone
print(g.send("word"))  # expect: and got word
try:
    next(g)
except StopIteration as stop:
    print(stop.value)  # expect: middle
