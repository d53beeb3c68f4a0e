import sys


def catcher():
    try:
        yield 1
    except ValueError:
        yield 2
        print(repr(sys.exception()))
        try:
            raise
        except ValueError as error:
            print(error.__context__)
            yield 3
    print(sys.exception())
    yield 4


c = catcher()
next(c)
try:
    raise ValueError(13)
except ValueError as error:
    print(c.throw(error))
    print(repr(sys.exception()))
print(sys.exception())
print(next(c))
print(sys.exception())
print(next(c))

# expect-output:
# | 2
# | ValueError(13)
# | None
# | ValueError(13)
# | None
# | 3
# | None
# | None
# | 4
