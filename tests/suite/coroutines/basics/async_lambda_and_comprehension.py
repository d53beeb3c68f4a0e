import types


@types.coroutine
def value(x):
    yield
    return x


async def main():
    return [await value(i) for i in range(3)], {i: await value(i) async for i in numbers()}


async def numbers():
    for i in (7, 8):
        await value(i)
        yield i


c = main()
steps = 0
try:
    while True:
        c.send(None)
        steps += 1
except StopIteration as stop:
    print(stop.value, steps)  # expect: ([0, 1, 2], {7: 7, 8: 8}) 7
