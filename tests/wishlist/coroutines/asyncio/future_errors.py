import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    for method in (future.result, future.exception):
        try:
            method()
        except asyncio.InvalidStateError as error:
            print(error)
    future.cancel()
    try:
        await future
    except asyncio.CancelledError:
        print(future.cancelled())


asyncio.run(main())

# expect-output:
# | Result is not set.
# | Exception is not set.
# | True
