async def numbers():
    try:
        yield 1
    except GeneratorExit:
        print("exit")
        raise


async def stubborn():
    while True:
        try:
            await sleeper()
        except GeneratorExit:
            print("ignored")
        yield 1


class sleeper:
    def __await__(self):
        yield "asleep"


g = stubborn()
step = g.asend(None)
print(step.send(None))
try:
    step.close()
except RuntimeError as error:
    print(error)

g = numbers()
step = g.asend(None)
step.close()
step.close()
try:
    step.send(None)
except RuntimeError as error:
    print(error)

# expect-output:
# | asleep
# | ignored
# | cannot reuse already awaited __anext__()/asend()
