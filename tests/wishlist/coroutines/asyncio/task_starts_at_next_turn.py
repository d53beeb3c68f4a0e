import asyncio


async def child():
    print("child")


async def main():
    task = asyncio.create_task(child())
    print("created", task.done())
    await task
    print("finished", task.done())


asyncio.run(main())

# expect-output:
# | created False
# | child
# | finished True
