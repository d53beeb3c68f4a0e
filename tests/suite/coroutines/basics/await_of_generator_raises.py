def g():
    yield


async def f():
    await g()  # raises: TypeError: 'generator' object can't be awaited


f().send(None)
