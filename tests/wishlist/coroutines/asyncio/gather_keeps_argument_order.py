import asyncio


async def delayed(turns, value):
    for _ in range(turns):
        await asyncio.sleep(0)
    return value


async def main():
    print(await asyncio.gather(delayed(3, "a"), delayed(1, "b"), delayed(0, "c")))  # expect: ['a', 'b', 'c']
    print(await asyncio.gather())  # expect: []


asyncio.run(main())
