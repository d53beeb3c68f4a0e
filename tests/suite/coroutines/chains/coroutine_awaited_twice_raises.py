class Pause:
    def __await__(self):
        got = yield "pause"
        return got


async def leaf():
    return await Pause()


async def outer(delegate):
    return await delegate


shared = leaf()
a, b = outer(shared), outer(shared)
print(a.send(None))  # expect: pause
try:
    b.send(None)
except RuntimeError as error:
    print(error)  # expect: coroutine is being awaited already
try:
    a.send("value")
except StopIteration as stop:
    print(stop.value)  # expect: value
try:
    outer(shared).send(None)
except RuntimeError as error:
    print(error)  # expect: cannot reuse already awaited coroutine


async def itself():
    await me


me = itself()
try:
    me.send(None)
except (RuntimeError, ValueError) as error:
    print(type(error).__name__, error)  # expect: ValueError coroutine already executing
