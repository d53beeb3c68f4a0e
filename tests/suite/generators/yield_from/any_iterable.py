def g():
    a = yield from [1, 2]
    b = yield from "xy"
    yield a, b


print(list(g()))  # expect: [1, 2, 'x', 'y', (None, None)]
