async def f():
    pass


c = f()
c.close()
for x in c:  # raises: TypeError: 'coroutine' object is not iterable
    pass
