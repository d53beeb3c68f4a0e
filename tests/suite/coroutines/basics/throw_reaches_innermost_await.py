import types


@types.coroutine
def pause():
    yield


async def inner():
    try:
        await pause()
    except ValueError as error:
        return f"caught {error}"


async def outer():
    return await inner()


c = outer()
c.send(None)
try:
    c.throw(ValueError("x"))
except StopIteration as stop:
    print(stop.value)  # expect: caught x
