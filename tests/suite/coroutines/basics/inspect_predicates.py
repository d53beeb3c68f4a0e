import inspect


async def f():
    pass


async def g():
    yield


c = f()
print(inspect.iscoroutinefunction(f), inspect.iscoroutine(c), inspect.isawaitable(c), inspect.isasyncgenfunction(g), inspect.isasyncgen(g()))  # expect: True True True True True
c.close()
