def items():
    a.clear()
    yield 9


a = [1, 2, 3]
a[1:2] = items()
print(a)  # expect: [9]
