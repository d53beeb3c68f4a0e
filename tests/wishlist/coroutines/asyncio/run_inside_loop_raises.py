import asyncio


async def main():
    coroutine = asyncio.sleep(0)
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)  # expect: asyncio.run() cannot be called from a running event loop
    coroutine.close()


asyncio.run(main())
