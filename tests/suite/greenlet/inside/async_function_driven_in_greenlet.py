from greenlet import getcurrent, greenlet

main = getcurrent()


async def work():
    return main.switch("inside coroutine")


def run():
    try:
        work().send(None)
    except StopIteration as stop:
        return stop.value


g = greenlet(run)
print(g.switch())  # expect: inside coroutine
print(g.switch(7))  # expect: 7
