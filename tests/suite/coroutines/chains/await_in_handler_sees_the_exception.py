import sys


class Pause:
    def __await__(self):
        yield


async def log():
    await Pause()
    return repr(sys.exception())


async def nested():
    return await log()


async def main():
    try:
        1 / 0
    except ZeroDivisionError:
        print(await nested())  # expect: ZeroDivisionError('division by zero')
    print(sys.exception())  # expect: None
    return "done"


coroutine = main()
coroutine.send(None)
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)  # expect: done
