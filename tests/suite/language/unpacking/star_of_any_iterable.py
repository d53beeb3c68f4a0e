def g():
    yield from (1, 2)


print([*g(), *{"k": 1}, *"xy", *range(2), *b"a"], (*g(),), {*g()})  # expect: [1, 2, 'k', 'x', 'y', 0, 1, 97] (1, 2) {1, 2}
