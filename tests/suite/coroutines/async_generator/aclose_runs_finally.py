async def g():
    try:
        yield 1
    finally:
        print("finally")  # expect: finally


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


it = g()
run(it.__anext__())
print(run(it.aclose()))  # expect: None
