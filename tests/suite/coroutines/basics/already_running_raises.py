import types


async def f():
    await g()


@types.coroutine
def g():
    c.send(None)  # raises: ValueError: coroutine already executing
    yield


c = f()
c.send(None)
