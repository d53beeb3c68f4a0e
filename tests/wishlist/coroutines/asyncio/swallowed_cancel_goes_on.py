import asyncio


async def child():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "survived"


async def main():
    task = asyncio.create_task(child())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled(), task.cancelling())  # expect: survived False 1


asyncio.run(main())
