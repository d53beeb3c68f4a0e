# CPython removed the decorator in 3.11. Old scripts keep running on Taipan.
import asyncio


@asyncio.coroutine
def main():
    yield from asyncio.sleep(0)
    return 42


print(asyncio.new_event_loop().run_until_complete(main()))  # expect: 42
