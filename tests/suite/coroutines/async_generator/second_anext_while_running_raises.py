import types


@types.coroutine
def pause():
    yield


async def g():
    await pause()
    yield 1


it = g()
a, b = it.__anext__(), it.__anext__()
a.send(None)
try:
    b.send(None)
except RuntimeError as error:
    print(error)  # expect: anext(): asynchronous generator is already running
a.close()
