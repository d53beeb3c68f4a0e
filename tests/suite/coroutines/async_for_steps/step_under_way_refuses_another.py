class Pause:
    def __await__(self):
        yield "pause"


async def numbers():
    await Pause()
    yield 1


async def reader(source):
    async for item in source:
        print("item", item)


source = numbers()
first = reader(source)
print(first.send(None))
print(source.ag_running, first.cr_running, type(first.cr_await).__name__, type(source.ag_await).__name__)
second = reader(source)
try:
    second.send(None)
except RuntimeError as error:
    print(error)
for step in (source.asend(None), source.aclose(), source.athrow(ValueError)):
    try:
        step.send(None)
    except RuntimeError as error:
        print(error)
try:
    first.send(None)
except StopIteration:
    print("over", source.ag_running)

# expect-output:
# | pause
# | True False async_generator_asend generator
# | anext(): asynchronous generator is already running
# | anext(): asynchronous generator is already running
# | aclose(): asynchronous generator is already running
# | athrow(): asynchronous generator is already running
# | item 1
# | over False
