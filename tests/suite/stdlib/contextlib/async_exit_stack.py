from contextlib import AsyncExitStack


class C:
    async def __aenter__(self):
        print("enter")
        return 5

    async def __aexit__(self, *exc):
        print("exit")


async def main():
    async with AsyncExitStack() as stack:
        print(await stack.enter_async_context(C()))
        stack.callback(print, "callback")


try:
    main().send(None)
except StopIteration:
    pass

# expect-output:
# | enter
# | 5
# | callback
# | exit
