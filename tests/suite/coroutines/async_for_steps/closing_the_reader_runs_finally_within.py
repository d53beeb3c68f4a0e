class Pause:
    def __await__(self):
        try:
            yield "pause"
        finally:
            print("pause left")


async def numbers():
    try:
        await Pause()
        yield 1
    finally:
        print("numbers left")


async def reader(source):
    try:
        async for item in source:
            print("item", item)
    finally:
        print("reader left")


source = numbers()
c = reader(source)
print(c.send(None))
c.close()
print(source.ag_running, source.ag_frame)
again = reader(source)
try:
    again.send(None)
except StopIteration:
    print("nothing more")


async def stubborn():
    try:
        await Pause()
    except GeneratorExit:
        yield "ignored"


c = reader(stubborn())
print(c.send(None))
try:
    c.close()
except RuntimeError as error:
    print(error)

# expect-output:
# | pause
# | pause left
# | numbers left
# | reader left
# | False None
# | reader left
# | nothing more
# | pause
# | pause left
# | reader left
