import types


class Marked:
    @types.coroutine
    def __await__(self):
        yield 9


class Plain:
    def __await__(self):
        return (yield 8)


async def run(awaitable):
    return await awaitable


coroutine = run(Plain())
print(coroutine.send(None))  # expect: 8
try:
    coroutine.send("done")
except StopIteration as stop:
    print(stop.value)  # expect: done
try:
    run(Marked()).send(None)
except TypeError as error:
    print(error)  # expect: __await__() returned a coroutine
