import sys


def shown():
    return type(sys.exception()).__name__


class Pause:
    def __await__(self):
        yield shown()


async def ticks():
    for number in range(3):
        await Pause()
        try:
            raise KeyError
        except KeyError:
            await Pause()
            yield number, shown()
            await Pause()
        yield number, shown()


async def leaf():
    await Pause()
    return shown()


async def plain_loop():
    async for step in ticks():
        print(step, shown(), await leaf())


async def loop_in_handler():
    try:
        raise IndexError
    except IndexError:
        async for step in ticks():
            print(step, shown(), await leaf())
        print(await leaf())
    print(await leaf())


def drive(coroutine):
    seen = []
    handling = False
    while True:
        handling = not handling
        try:
            if handling:
                try:
                    raise OSError
                except OSError:
                    seen.append(coroutine.send(None))
                    assert shown() == "OSError"
            else:
                seen.append(coroutine.send(None))
                assert shown() == "NoneType"
        except StopIteration:
            break
    print(*seen)


drive(plain_loop())
drive(loop_in_handler())

# expect-output:
# | (0, 'KeyError') OSError NoneType
# | (0, 'OSError') OSError NoneType
# | (1, 'KeyError') NoneType OSError
# | (1, 'NoneType') NoneType OSError
# | (2, 'KeyError') OSError NoneType
# | (2, 'OSError') OSError NoneType
# | OSError KeyError OSError KeyError OSError NoneType KeyError NoneType KeyError NoneType OSError KeyError OSError KeyError OSError
# | (0, 'KeyError') IndexError IndexError
# | (0, 'IndexError') IndexError IndexError
# | (1, 'KeyError') IndexError IndexError
# | (1, 'IndexError') IndexError IndexError
# | (2, 'KeyError') IndexError IndexError
# | (2, 'IndexError') IndexError IndexError
# | IndexError
# | NoneType
# | IndexError KeyError IndexError KeyError IndexError IndexError KeyError IndexError KeyError IndexError IndexError KeyError IndexError KeyError IndexError IndexError OSError
