# Of a subclass of OSError, __new__ reads the arguments unless it has only an __init__ of its own.
class WithNew(OSError):
    def __new__(cls, message, extra):
        self = OSError.__new__(cls, message)
        self.extra = extra
        return self


class WithInit(OSError):
    def __init__(self, message, extra):
        self.extra = extra


class WithBoth(OSError):
    def __new__(cls, *given, **named):
        return OSError.__new__(cls, 2, "gone", "file")

    def __init__(self, *given, **named):
        pass


for made in (WithNew("m", extra=1), WithNew("m", 2), WithInit("m", extra=3), WithBoth(5, six=6)):
    print(type(made).__name__, made.args, getattr(made, "extra", None), made.errno, made.filename)


class Changeling(BaseException):
    def __new__(cls):
        return ["no exception"]


for attempt in ("raise Changeling", "raise IndexError from Changeling", "raise Changeling from None"):
    try:
        exec(attempt)
    except TypeError as error:
        print(error)

# expect-output:
# | WithNew ('m',) 1 None None
# | WithNew ('m',) 2 None None
# | WithInit () 3 None None
# | WithBoth (2, 'gone') None 2 file
# | calling <class '__main__.Changeling'> should have returned an instance of BaseException, not <class 'list'>
# | calling <class '__main__.Changeling'> should have returned an instance of BaseException, not <class 'list'>
# | calling <class '__main__.Changeling'> should have returned an instance of BaseException, not <class 'list'>
