from contextlib import asynccontextmanager


@asynccontextmanager
async def manager():
    print("enter")
    yield 5
    print("exit")


async def main():
    async with manager() as x:
        print(x)


try:
    main().send(None)
except StopIteration:
    pass

# expect-output:
# | enter
# | 5
# | exit
