import types


@types.coroutine
def pause():
    yield


async def inner():
    await pause()


async def outer(c):
    await c


c = inner()
a, b = outer(c), outer(c)
a.send(None)
try:
    b.send(None)
except RuntimeError as error:
    print(error)  # expect: coroutine is being awaited already
a.close()
