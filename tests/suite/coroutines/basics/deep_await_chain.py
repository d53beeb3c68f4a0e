import types


@types.coroutine
def pause():
    yield


async def chain(n):
    if n:
        await chain(n - 1)
    else:
        for _ in range(100):
            await pause()


c = chain(300)
print(sum(1 for _ in c.__await__()))  # expect: 100
