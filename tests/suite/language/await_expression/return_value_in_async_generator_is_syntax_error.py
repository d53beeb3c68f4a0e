async def f():
    yield 1
    return 2  # syntax-error: 'return' with value in async generator
