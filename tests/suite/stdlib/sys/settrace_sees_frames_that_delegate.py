import sys


def inner():
    try:
        yield 1
        yield 2
    finally:
        done = True


def outer():
    result = yield from inner()
    return result


def loop():
    for x in outer():
        pass


class Awaitable:
    def __await__(self):
        yield 1
        return 5


async def waiting():
    return await Awaitable()


def drive():
    coroutine = waiting()
    coroutine.send(None)
    try:
        coroutine.send(None)
    except StopIteration:
        pass


def thrown():
    generator = inner()
    next(generator)
    try:
        generator.throw(KeyError)
    except KeyError:
        pass


def body():
    class A:
        """A text."""
        x = 1


def standing_alone(x):
    x
    if x:
        y = 1
    else:
        pass


def trace(frame, event, arg):
    name = frame.f_code.co_name
    shown = arg[0].__name__ if event == "exception" else ""
    print(f"    {name} {frame.f_lineno - frame.f_code.co_firstlineno} {event} {shown}".rstrip())
    return trace


def watch(function, *arguments):
    print(function.__name__)
    sys.settrace(trace)
    function(*arguments)
    sys.settrace(None)


watch(loop)
watch(drive)
watch(thrown)
watch(body)
watch(standing_alone, 1)

told = []
sys.setprofile(lambda frame, event, arg: told.append((frame.f_code.co_name, frame.f_lineno, event)))
loop()
sys.setprofile(None)
for one in told:
    print(*one)

# expect-output:
# | loop
# |     loop 0 call
# |     loop 1 line
# |     outer 0 call
# |     outer 1 line
# |     inner 0 call
# |     inner 1 line
# |     inner 2 line
# |     inner 2 return
# |     outer 1 return
# |     loop 2 line
# |     loop 1 line
# |     outer 1 call
# |     inner 2 call
# |     inner 3 line
# |     inner 3 return
# |     outer 1 return
# |     loop 2 line
# |     loop 1 line
# |     outer 1 call
# |     inner 3 call
# |     inner 5 line
# |     inner 5 return
# |     outer 1 exception StopIteration
# |     outer 2 line
# |     outer 2 return
# |     loop 1 return
# | drive
# |     drive 0 call
# |     drive 1 line
# |     drive 2 line
# |     waiting 0 call
# |     waiting 1 line
# |     __await__ 0 call
# |     __await__ 1 line
# |     __await__ 1 return
# |     waiting 1 return
# |     drive 3 line
# |     drive 4 line
# |     waiting 1 call
# |     __await__ 1 call
# |     __await__ 2 line
# |     __await__ 2 return
# |     waiting 1 exception StopIteration
# |     waiting 1 return
# |     drive 4 exception StopIteration
# |     drive 5 line
# |     drive 6 line
# |     drive 6 return
# | thrown
# |     thrown 0 call
# |     thrown 1 line
# |     thrown 2 line
# |     inner 0 call
# |     inner 1 line
# |     inner 2 line
# |     inner 2 return
# |     thrown 3 line
# |     thrown 4 line
# |     inner 2 call
# |     inner 2 exception KeyError
# |     inner 5 line
# |     inner 5 return
# |     thrown 4 exception KeyError
# |     thrown 5 line
# |     thrown 6 line
# |     thrown 6 return
# | body
# |     body 0 call
# |     body 1 line
# |     A 0 call
# |     A 0 line
# |     A 1 line
# |     A 2 line
# |     A 2 return
# |     body 1 return
# | standing_alone
# |     standing_alone 0 call
# |     standing_alone 1 line
# |     standing_alone 2 line
# |     standing_alone 3 line
# |     standing_alone 3 return
# | loop 17 call
# | outer 12 call
# | inner 4 call
# | inner 6 return
# | outer 13 return
# | outer 13 call
# | inner 6 call
# | inner 7 return
# | outer 13 return
# | outer 13 call
# | inner 7 call
# | inner 9 return
# | outer 14 return
# | loop 18 return
# | <module> 87 c_call
