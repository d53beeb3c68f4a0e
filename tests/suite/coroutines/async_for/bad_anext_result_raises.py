class A:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


async def main():
    async for x in A():  # raises: TypeError: 'async for' received an invalid object from __anext__: int
        pass


main().send(None)
