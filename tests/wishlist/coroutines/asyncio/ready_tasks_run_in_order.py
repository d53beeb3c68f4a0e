import asyncio


async def worker(n):
    print(n)
    await asyncio.sleep(0)
    print(n)


async def main():
    await asyncio.gather(*(worker(n) for n in range(3)))


asyncio.run(main())

# expect-output:
# | 0
# | 1
# | 2
# | 0
# | 1
# | 2
