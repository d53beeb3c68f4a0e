def g():
    x = yield 1 + 1
    y = (yield x) or 5
    yield [(yield), y]


it = g()
print(next(it), it.send(10), it.send(0), it.send("inner"))  # expect: 2 10 None ['inner', 5]
