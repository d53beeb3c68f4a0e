async def f():
    raise StopIteration


f().send(None)  # raises: RuntimeError: coroutine raised StopIteration
