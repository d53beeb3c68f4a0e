def outer():
    def inner():
        pass

    return inner


print(repr(outer()).split(" at ")[0], repr(lambda: 0).split(" at ")[0])  # expect: <function outer.<locals>.inner <function <lambda>
