class Pause:
    def __await__(self):
        yield "pause"


async def numbers():
    await Pause()
    yield 1


async def reader(source):
    async for item in source:
        print("item", item)


source = numbers()
c = reader(source)
print(c.send(None))  # expect: pause
del c
print(source.ag_running)  # expect: False
try:
    source.asend(None).send(None)  # raises: StopAsyncIteration
except RuntimeError as error:
    print(error)
