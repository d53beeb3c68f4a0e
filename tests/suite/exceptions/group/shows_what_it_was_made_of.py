def attempt(work):
    try:
        print(work())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)


members = [ValueError(1), TypeError(2)]
group = ExceptionGroup('g', members)
members.clear()
print(repr(group), group.exceptions, repr(ExceptionGroup('t', (ValueError(1),))))
attempt(lambda: ExceptionGroup('a'))
attempt(lambda: ExceptionGroup('a', [], 3))
attempt(lambda: ExceptionGroup(1, [ValueError()]))
attempt(lambda: setattr(group, 'message', 'm'))
attempt(lambda: setattr(group, 'exceptions', ()))
group.__notes__ = 3
print(hasattr(group.split(ValueError)[0], '__notes__'))

# expect-output:
# | ExceptionGroup('g', [ValueError(1), TypeError(2)]) (ValueError(1), TypeError(2)) ExceptionGroup('t', (ValueError(1),))
# | TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
# | TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (3 given)
# | TypeError BaseExceptionGroup.__new__() argument 1 must be str, not int
# | AttributeError readonly attribute
# | AttributeError readonly attribute
# | False
