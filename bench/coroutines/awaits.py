"""Coroutines driven by hand: awaits that return at once, that wait, through many levels."""


class Pause:
    def __await__(self):
        return (yield 1)


async def leaf(value):
    return value + 1


async def waiting(times):
    total = 0
    for _ in range(times):
        total += await Pause()
    return total


async def nested(depth, times):
    if depth == 0:
        return await waiting(times)
    return await nested(depth - 1, times)


async def straight(times):
    total = 0
    for i in range(times):
        total += await leaf(i)
    return total


def run(coroutine):
    steps = 0
    try:
        coroutine.send(None)
        while True:
            steps += 1
            coroutine.send(steps)
    except StopIteration as end:
        return steps, end.value


def main():
    print("awaits", run(straight(600_000)), run(waiting(400_000)), run(nested(50, 100_000)))


main()
