import sys


def shown():
    return type(sys.exception()).__name__


def inner():
    print("inner", shown())
    yield 1
    print("inner", shown())
    try:
        raise KeyError
    except KeyError:
        yield 2
        print("inner", shown())
        try:
            raise IndexError
        except IndexError:
            yield 3
            print("inner", shown())
        print("inner", shown())
    print("inner", shown())
    yield 4


def outer():
    try:
        raise ValueError
    except ValueError:
        yield from inner()
        print("outer", shown())
        yield 5
    print("outer", shown())
    yield 6


def plain():
    while True:
        print("plain", shown())
        yield


def same():
    while True:
        try:
            yield
        except Exception as caught:
            print("same", sys.exception() is caught)
            yield
            print("same", sys.exception() is caught)
        print("same", shown())


for handling in (False, True):
    steps, other = outer(), plain()
    while True:
        if handling:
            try:
                raise OSError
            except OSError:
                value = next(steps, None)
                next(other)
                print(value, shown())
        else:
            value = next(steps, None)
            next(other)
            print(value, shown())
        handling = not handling
        if value is None:
            break

thrown = same()
next(thrown)
try:
    raise TypeError
except TypeError as error:
    thrown.throw(error)
    print(sys.exception() is error)
    next(thrown)
    print(sys.exception() is error)
print(shown())
next(thrown)
thrown.__name__ = "renamed"
thrown.throw(OSError())
print(thrown.__name__, shown())
thrown.close()
print(shown())

# expect-output:
# | inner ValueError
# | plain NoneType
# | 1 NoneType
# | inner ValueError
# | plain OSError
# | 2 OSError
# | inner KeyError
# | plain NoneType
# | 3 NoneType
# | inner IndexError
# | inner KeyError
# | inner ValueError
# | plain OSError
# | 4 OSError
# | outer ValueError
# | plain NoneType
# | 5 NoneType
# | outer OSError
# | plain OSError
# | 6 OSError
# | plain NoneType
# | None NoneType
# | inner ValueError
# | plain OSError
# | 1 OSError
# | inner ValueError
# | plain NoneType
# | 2 NoneType
# | inner KeyError
# | plain OSError
# | 3 OSError
# | inner IndexError
# | inner KeyError
# | inner ValueError
# | plain NoneType
# | 4 NoneType
# | outer ValueError
# | plain OSError
# | 5 OSError
# | outer NoneType
# | plain NoneType
# | 6 NoneType
# | plain OSError
# | None OSError
# | same True
# | True
# | same True
# | same TypeError
# | True
# | NoneType
# | same NoneType
# | same True
# | renamed NoneType
# | NoneType
