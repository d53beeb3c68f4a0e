class A:
    def __aiter__(self):
        return 5


async def main():
    async for x in A():  # raises: TypeError: 'async for' received an object from __aiter__ that does not implement __anext__: int
        pass


main().send(None)
