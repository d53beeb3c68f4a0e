import asyncio


async def g():
    try:
        yield 1
        yield 2
    finally:
        print("finally")


async def main():
    async for x in g():
        print(x)
        break


asyncio.run(main())

# expect-output:
# | 1
# | finally
