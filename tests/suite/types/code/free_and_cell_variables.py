def f():
    a = b = 1

    def g():
        return a

    return g


print(f.__code__.co_cellvars, f().__code__.co_freevars)  # expect: ('a',) ('a',)
