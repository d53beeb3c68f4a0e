group = ExceptionGroup('eg', [TypeError(1), ValueError(2), OSError(3)])


def show(make):
    try:
        make()
    except Exception as error:
        print(repr(error), '<-', repr(error.__context__))


def raise_one():
    try:
        raise ExceptionGroup('eg', [TypeError(1), ValueError(2)])
    except* (TypeError, ValueError):
        raise SyntaxError(3)


def raise_again():
    try:
        raise group
    except* TypeError:
        raise
    except* ValueError:
        raise


def raise_both():
    try:
        raise group
    except* TypeError:
        raise
    except* ValueError:
        raise KeyError('x')


class Bad(ExceptionGroup):
    def split(self, *args):
        return 'x'


def raise_bad():
    try:
        raise Bad('e', [OSError()])
    except* ValueError:
        pass


for make in raise_one, raise_again, raise_both, raise_bad:
    show(make)

# expect-output:
# | SyntaxError(3) <- ExceptionGroup('eg', [TypeError(1), ValueError(2)])
# | ExceptionGroup('eg', [TypeError(1), ValueError(2), OSError(3)]) <- None
# | ExceptionGroup('', [KeyError('x'), ExceptionGroup('eg', [TypeError(1), OSError(3)])]) <- None
# | TypeError('Bad.split must return a tuple, not str') <- Bad('e', [OSError()])
