import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01) as t:
            await asyncio.sleep(10)
    except TimeoutError:
        print("timeout", t.expired())  # expect: timeout True


asyncio.run(main())
