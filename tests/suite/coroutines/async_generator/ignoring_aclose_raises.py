async def g():
    try:
        yield 1
    finally:
        yield 2


it = g()
try:
    it.__anext__().send(None)
except StopIteration:
    pass
it.aclose().send(None)  # raises: RuntimeError: async generator ignored GeneratorExit
