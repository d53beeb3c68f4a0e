async def g():
    yield 1
    yield 2


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


it = g()
print(run(it.__anext__()), run(anext(it)), type(it).__name__)  # expect: 1 2 async_generator
try:
    run(it.__anext__())
except StopAsyncIteration:
    print("finished")  # expect: finished
