def f():
    x = 10

    def g():
        return x

    return g


g = f()
print(g.__closure__[0].cell_contents, g.__code__.co_freevars)  # expect: 10 ('x',)
g.__closure__[0].cell_contents = 20
print(g())  # expect: 20
