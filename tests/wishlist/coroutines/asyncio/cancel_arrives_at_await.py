import asyncio


async def child():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
        raise


async def main():
    task = asyncio.create_task(child())
    await asyncio.sleep(0)
    print(task.cancel("enough"))
    try:
        await task
    except asyncio.CancelledError as error:
        print("seen", error.args, task.cancelled())


asyncio.run(main())

# expect-output:
# | True
# | cancelled ('enough',)
# | seen ('enough',) True
