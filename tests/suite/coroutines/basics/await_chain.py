async def a():
    return 1


async def b():
    return await a() + 1


async def c():
    return await b() + 1


try:
    c().send(None)
except StopIteration as stop:
    print(stop.value)  # expect: 3
