r = range(0, 20, 5)
print(r.index(15), r.count(15), r.count(1))  # expect: 3 1 0
r.index(7)  # raises: ValueError: range.index(x): x not in range
