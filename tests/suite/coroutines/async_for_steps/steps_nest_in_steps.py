class Pause:
    def __init__(self, word):
        self.word = word

    def __await__(self):
        return (yield self.word)


async def bottom(limit):
    for number in range(limit):
        yield number, await Pause(number)


async def relay(depth, limit):
    if depth:
        async for item in relay(depth - 1, limit):
            yield item
    else:
        async for item in bottom(limit):
            yield item


async def reader():
    return [item async for item in relay(50, 3)]


c = reader()
sent = None
try:
    while True:
        sent = c.send(sent)
        print("asked", sent)
        sent = sent * 10
except StopIteration as stop:
    print(stop.value)

# expect-output:
# | asked 0
# | asked 1
# | asked 2
# | [(0, 0), (1, 10), (2, 20)]
