def items():
    yield 1
    yield 2
    raise KeyError("stop")


a = []
try:
    a.extend(items())
except KeyError:
    print(a)  # expect: [1, 2]
