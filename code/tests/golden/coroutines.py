def generator(a):
    x = yield a
    yield from x
    return 1


async def coroutine(a):
    async with a as b:
        async for c in b:
            await c
    return [d async for d in a]


async def asynchronous_generator():
    yield 1
