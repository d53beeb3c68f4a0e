from contextlib import ExitStack


def fail(name):
    raise ValueError(name)


try:
    with ExitStack() as stack:
        stack.callback(fail, "outer")
        stack.callback(fail, "inner")
        raise KeyError("body")
except ValueError as error:
    print(error, error.__context__, repr(error.__context__.__context__))  # expect: outer inner KeyError('body')
