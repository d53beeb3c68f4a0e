class Count:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def main():
    async for x in Count(3):
        print(x)
    else:
        print("else")


try:
    main().send(None)
except StopIteration:
    pass

# expect-output:
# | 2
# | 1
# | 0
# | else
