class Pause:
    def __init__(self, word):
        self.word = word

    def __await__(self):
        return (yield self.word)


async def numbers():
    for number in range(3):
        try:
            got = await Pause(("pause", number))
            yield number, got
        except ValueError as error:
            yield "caught", str(error)


async def reader():
    seen = []
    async for item in numbers():
        seen.append(item)
    return seen


c = reader()
print(c.send(None))  # expect: ('pause', 0)
print(c.send("first"))  # expect: ('pause', 1)
print(c.throw(ValueError("in the middle")))  # expect: ('pause', 2)
try:
    c.send("last")
except StopIteration as stop:
    print(stop.value)  # expect: [(0, 'first'), ('caught', 'in the middle'), (2, 'last')]
