async def g():
    pass


class A:
    def __await__(self):
        return g()


async def f():
    await A()  # raises: TypeError: __await__() returned a coroutine


f().send(None)
