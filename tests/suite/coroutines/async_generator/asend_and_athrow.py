async def g():
    try:
        got = yield 1
        print("got", got)
        yield 2
    except ValueError as error:
        print("caught", error)
        yield 3


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


it = g()
print(run(it.asend(None)))
print(run(it.asend("x")))
print(run(it.athrow(ValueError("v"))))

# expect-output:
# | 1
# | got x
# | 2
# | caught v
# | 3
