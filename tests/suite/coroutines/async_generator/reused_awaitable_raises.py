async def g():
    yield 1


a = g().__anext__()
try:
    a.send(None)
except StopIteration as stop:
    print(stop.value)  # expect: 1
a.send(None)  # raises: RuntimeError: cannot reuse already awaited __anext__()/asend()
