async def g():
    yield


g().asend(1).send(None)  # raises: TypeError: can't send non-None value to a just-started async generator
