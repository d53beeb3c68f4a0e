async def f():
    yield from []  # syntax-error: 'yield from' inside async function
