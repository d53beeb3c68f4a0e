import asyncio


async def producer(queue):
    for i in range(3):
        await queue.put(i)
    await queue.put(None)


async def main():
    queue = asyncio.Queue(maxsize=1)
    task = asyncio.create_task(producer(queue))
    while (item := await queue.get()) is not None:
        print(item)
    await task


asyncio.run(main())

# expect-output:
# | 0
# | 1
# | 2
