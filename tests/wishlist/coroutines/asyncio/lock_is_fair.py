import asyncio


async def worker(lock, name):
    async with lock:
        print("in", name)
        await asyncio.sleep(0)
        print("out", name)


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(worker(lock, name) for name in "abc"))


asyncio.run(main())

# expect-output:
# | in a
# | out a
# | in b
# | out b
# | in c
# | out c
