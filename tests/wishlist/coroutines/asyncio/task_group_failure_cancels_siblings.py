import asyncio


async def fail():
    raise ValueError("x")


async def slow():
    try:
        await asyncio.sleep(10)
    finally:
        print("sibling cancelled")  # expect: sibling cancelled


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(slow())
            group.create_task(fail())
    except* ValueError as error:
        print(repr(error.exceptions))  # expect: (ValueError('x'),)


asyncio.run(main())
