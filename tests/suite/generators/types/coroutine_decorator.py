import types


@types.coroutine
def pause(x):
    y = yield x
    return y


async def main():
    return await pause(1) + await pause(2)


c = main()
print(c.send(None), c.send(10))  # expect: 1 2
try:
    c.send(20)
except StopIteration as stop:
    print(stop.value)  # expect: 30
