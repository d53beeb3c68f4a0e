import types


@types.coroutine
def pause():
    yield


async def inner():
    try:
        await pause()
    finally:
        print("inner")  # expect: inner


async def outer():
    try:
        await inner()
    finally:
        print("outer")  # expect: outer


c = outer()
c.send(None)
c.close()
