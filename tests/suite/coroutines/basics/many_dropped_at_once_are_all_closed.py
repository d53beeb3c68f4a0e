class Pause:
    def __await__(self):
        yield 1


closed = []


async def wait(number):
    try:
        await Pause()
    finally:
        closed.append(number)


waiting = []
for number in range(2000):
    coroutine = wait(number)
    coroutine.send(None)
    waiting.append(coroutine)
del coroutine
waiting.clear()
print(len(closed), sum(closed))  # expect: 2000 1999000
