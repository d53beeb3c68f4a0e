async def f():
    await 3  # raises: TypeError: 'int' object can't be awaited


f().send(None)
