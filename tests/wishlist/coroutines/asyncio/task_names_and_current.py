import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(0), name="child")
    print(asyncio.current_task().get_name(), task.get_name(), len(asyncio.all_tasks()))  # expect: Task-1 child 2
    await task


asyncio.run(main())
