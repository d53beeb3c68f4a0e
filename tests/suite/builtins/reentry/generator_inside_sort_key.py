print(sorted([3, 1, 2], key=lambda n: next(x for x in range(10) if x + n > 4)))  # expect: [3, 2, 1]
