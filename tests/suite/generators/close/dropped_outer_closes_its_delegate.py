# A generator that is dropped while it delegates closes what it delegates to, also if others have that too.
def inner():
    try:
        yield 1
    finally:
        print('inner is closed')


def outer(delegate):
    yield from delegate


one = inner()
two = outer(one)
print(next(two))
del two
print('dropped')
print(next(one, 'over'))


class Awaitable:
    def __init__(self):
        self.steps = inner()

    def __await__(self):
        return self.steps


async def waits(awaitable):
    await awaitable


awaitable = Awaitable()
coroutine = waits(awaitable)
coroutine.send(None)
del coroutine
print('dropped')

# expect-output:
# | 1
# | inner is closed
# | dropped
# | over
# | inner is closed
# | dropped
