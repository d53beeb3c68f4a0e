import asyncio


async def child(n):
    await asyncio.sleep(0)
    return n * n


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(child(n)) for n in range(3)]
    print([task.result() for task in tasks])  # expect: [0, 1, 4]


asyncio.run(main())
