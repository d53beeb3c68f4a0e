class A:
    def __await__(self):
        return 5


async def f():
    await A()  # raises: TypeError: __await__() returned non-iterator of type 'int'


f().send(None)
