# Exceptions by classes with and without __new__ and __init__ of their own.


class Plain(ValueError):
    pass


class OwnInit(Exception):
    def __init__(self, *arguments, **named):
        self.named = named


class OwnNew(Exception):
    def __new__(cls, *arguments):
        made = super().__new__(cls, "new", *arguments)
        made.made = True
        return made


class Meta(type):
    def __call__(cls, *arguments):
        return super().__call__("meta", *arguments)


class Metaed(Exception, metaclass=Meta):
    pass


for _ in range(3):
    for make in (
        lambda: ValueError(),
        lambda: ValueError("one", 2),
        lambda: Plain("one"),
        lambda: OwnInit("one", named=1),
        lambda: OwnNew("one"),
        lambda: Metaed("one"),
        lambda: StopIteration(5).value,
        lambda: SystemExit(5).code,
        lambda: KeyError("k"),
        lambda: OSError(2, "text"),
        lambda: ImportError("text", name="n").name,
        lambda: ValueError(named=1),
        lambda: Plain(named=1),
        lambda: BaseException(1).args,
        lambda: ExceptionGroup("group", [ValueError(1)]),
        lambda: ExceptionGroup("group"),
    ):
        try:
            print(repr(make()))
        except TypeError as error:
            print("TypeError", error)
    # a class that gets its __init__ later
    if _ == 1:
        Plain.__init__ = lambda self, *arguments: print("init", arguments)
print(Plain.__init__(Plain("x"), "y"))

# expect-output:
# | ValueError()
# | ValueError('one', 2)
# | Plain('one')
# | OwnInit('one')
# | OwnNew('one')
# | Metaed('meta', 'one')
# | 5
# | 5
# | KeyError('k')
# | FileNotFoundError(2, 'text')
# | 'n'
# | TypeError ValueError() takes no keyword arguments
# | TypeError Plain() takes no keyword arguments
# | (1,)
# | ExceptionGroup('group', [ValueError(1)])
# | TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
# | ValueError()
# | ValueError('one', 2)
# | Plain('one')
# | OwnInit('one')
# | OwnNew('one')
# | Metaed('meta', 'one')
# | 5
# | 5
# | KeyError('k')
# | FileNotFoundError(2, 'text')
# | 'n'
# | TypeError ValueError() takes no keyword arguments
# | TypeError Plain() takes no keyword arguments
# | (1,)
# | ExceptionGroup('group', [ValueError(1)])
# | TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
# | ValueError()
# | ValueError('one', 2)
# | init ('one',)
# | Plain('one')
# | OwnInit('one')
# | OwnNew('one')
# | Metaed('meta', 'one')
# | 5
# | 5
# | KeyError('k')
# | FileNotFoundError(2, 'text')
# | 'n'
# | TypeError ValueError() takes no keyword arguments
# | TypeError <lambda>() got an unexpected keyword argument 'named'
# | (1,)
# | ExceptionGroup('group', [ValueError(1)])
# | TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
# | init ('x',)
# | init ('y',)
# | None
