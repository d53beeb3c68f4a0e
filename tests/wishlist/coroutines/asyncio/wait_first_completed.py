import asyncio


async def main():
    fast = asyncio.create_task(asyncio.sleep(0, "fast"))
    slow = asyncio.create_task(asyncio.sleep(10))
    done, pending = await asyncio.wait([fast, slow], return_when=asyncio.FIRST_COMPLETED)
    print([task.result() for task in done], len(pending))  # expect: ['fast'] 1
    slow.cancel()


asyncio.run(main())
