async def empty():
    return
    yield


async def main():
    return await anext(empty(), "default")


try:
    main().send(None)
except StopIteration as stop:
    print(stop.value)  # expect: default
