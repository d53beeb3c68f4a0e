import asyncio
import types


@types.coroutine
def bad():
    yield 5  # raises: RuntimeError: Task got bad yield: 5


async def main():
    await bad()


asyncio.run(main())
