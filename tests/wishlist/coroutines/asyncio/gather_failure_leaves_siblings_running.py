import asyncio


async def fail():
    raise ValueError("x")


async def slow():
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("sibling finished")


async def main():
    try:
        await asyncio.gather(fail(), slow())
    except ValueError as error:
        print("failed", error)
    for _ in range(3):
        await asyncio.sleep(0)


asyncio.run(main())

# expect-output:
# | failed x
# | sibling finished
