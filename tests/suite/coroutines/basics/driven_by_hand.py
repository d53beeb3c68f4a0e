async def f():
    return 42


c = f()
print(type(c).__name__, c.__name__)  # expect: coroutine f
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)  # expect: 42
