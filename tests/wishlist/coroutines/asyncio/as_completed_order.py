import asyncio


async def after(turns, value):
    for _ in range(turns):
        await asyncio.sleep(0)
    return value


async def main():
    for next_one in asyncio.as_completed([after(6, "c"), after(1, "a"), after(3, "b")]):
        print(await next_one)


asyncio.run(main())

# expect-output:
# | a
# | b
# | c
