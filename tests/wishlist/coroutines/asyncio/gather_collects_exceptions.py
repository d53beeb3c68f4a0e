import asyncio


async def fail():
    raise ValueError("x")


async def main():
    print(await asyncio.gather(fail(), asyncio.sleep(0, "ok"), return_exceptions=True))  # expect: [ValueError('x'), 'ok']


asyncio.run(main())
