import asyncio


async def inner():
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("inner finished")


async def main():
    task = asyncio.create_task(inner())
    outer = asyncio.shield(task)
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled")
    await task


asyncio.run(main())

# expect-output:
# | outer cancelled
# | inner finished
