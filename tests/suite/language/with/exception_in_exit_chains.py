class C:
    def __enter__(self):
        pass

    def __exit__(self, *exc):
        raise KeyError("exit")


try:
    with C():
        raise ValueError("body")
except KeyError as error:
    print(repr(error), repr(error.__context__))  # expect: KeyError('exit') ValueError('body')
