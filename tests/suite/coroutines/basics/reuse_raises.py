async def f():
    pass


c = f()
try:
    c.send(None)
except StopIteration:
    pass
c.send(None)  # raises: RuntimeError: cannot reuse already awaited coroutine
