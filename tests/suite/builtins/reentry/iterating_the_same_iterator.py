it = iter(range(6))
print([(x, next(it)) for x in it])  # expect: [(0, 1), (2, 3), (4, 5)]
