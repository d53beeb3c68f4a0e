from greenlet import getcurrent, greenlet


class Value:
    def __init__(self, x):
        self.x = x

    def __await__(self):
        got = yield self.x
        return got


def await_only(awaitable):
    return getcurrent().parent.switch(awaitable)


async def spawn(function):
    g = greenlet(function, getcurrent())
    result = g.switch()
    while not g.dead:
        result = g.switch(await result)
    return result


def synchronous():
    a = await_only(Value("first"))
    b = await_only(Value("second"))
    return a + b


c = spawn(synchronous)
print(c.send(None), c.send(1))  # expect: first second
try:
    c.send(2)
except StopIteration as stop:
    print(stop.value)  # expect: 3
