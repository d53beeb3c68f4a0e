class Endless:
    def __aiter__(self):
        return self

    def __anext__(self):
        return self

    def __await__(self):
        1 / 0


async def main():
    async for _ in Endless():
        pass


try:
    main().send(None)
except TypeError as error:
    print(error)  # expect: 'async for' received an invalid object from __anext__: Endless
    print(repr(error.__cause__))  # expect: ZeroDivisionError('division by zero')
