# CPython 3.14 raises RuntimeError when no loop is set. Old scripts start with these two lines, so Taipan makes a loop.
import asyncio


async def main():
    return "ran"


loop = asyncio.get_event_loop()
print(loop.run_until_complete(main()))  # expect: ran
