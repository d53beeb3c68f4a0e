class C:
    def __aenter__(self):
        return 5

    async def __aexit__(self, *exc):
        pass


async def main():
    async with C():  # raises: TypeError: 'async with' received an object from __aenter__ that does not implement __await__: int
        pass


main().send(None)
