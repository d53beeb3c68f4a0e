import asyncio


async def main():
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except TimeoutError as error:
        print(type(error) is asyncio.TimeoutError)  # expect: True


asyncio.run(main())
