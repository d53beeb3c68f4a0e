def g():
    x = yield 1
    print(x)  # expect: None
    y = (yield 2), 3
    print(y)  # expect: (None, 3)


print(list(g()))  # expect: [1, 2]
