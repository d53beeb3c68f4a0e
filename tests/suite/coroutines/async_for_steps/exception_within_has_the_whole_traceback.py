async def source():
    yield 1
    raise LookupError("inside")


async def middle():
    async for item in source():
        yield item * 2


async def reader():
    async for item in middle():
        print(item)


c = reader()
try:
    c.send(None)
except LookupError as error:
    entry = error.__traceback__
    while entry:
        print(entry.tb_frame.f_code.co_name, entry.tb_lineno)
        entry = entry.tb_next


async def stops():
    yield 1
    raise StopAsyncIteration("early")


async def late():
    try:
        async for item in stops():
            print(item)
    except RuntimeError as error:
        print(error, repr(error.__cause__))


try:
    late().send(None)
except StopIteration:
    print("done")

# expect-output:
# | 2
# | <module> 18
# | reader 12
# | middle 7
# | source 3
# | 1
# | async generator raised StopAsyncIteration StopAsyncIteration('early')
# | done
