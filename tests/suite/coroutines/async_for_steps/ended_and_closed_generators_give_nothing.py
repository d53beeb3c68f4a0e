async def numbers(limit):
    for number in range(limit):
        yield number


async def reader(source):
    return [item async for item in source]


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


source = numbers(3)
print(run(reader(source)), run(reader(source)))  # expect: [0, 1, 2] []
source = numbers(3)
print(run(source.__anext__()))  # expect: 0
print(run(reader(source)))  # expect: [1, 2]
source = numbers(3)
print(run(source.__anext__()))  # expect: 0
print(run(source.aclose()))  # expect: None
print(run(reader(source)))  # expect: []
source = numbers(3)
print(run(source.__anext__()))  # expect: 0


async def fail():
    try:
        await source.athrow(KeyError("thrown"))
    except KeyError as error:
        print(repr(error))  # expect: KeyError('thrown')
    return await reader(source)


print(run(fail()))  # expect: []
