import sys


async def numbers():
    print("begins with", sys.exception())
    try:
        raise KeyError("own")
    except KeyError:
        yield 1
        print("still", repr(sys.exception()))
    print("after", repr(sys.exception()))
    yield 2


async def reader():
    source = numbers()
    try:
        raise ValueError("outer")
    except ValueError:
        async for item in source:
            print(item, repr(sys.exception()))
            break
    print("outside", sys.exception())
    async for item in source:
        print(item, repr(sys.exception()))
    return "done"


try:
    reader().send(None)
except StopIteration as stop:
    print(stop.value)

# expect-output:
# | begins with outer
# | 1 ValueError('outer')
# | outside None
# | still KeyError('own')
# | after None
# | 2 None
# | done
