print(range(3), range(1, 4), range(0, 10, 3), len(range(0, 10, 3)), len(range(5, 0)))  # expect: range(0, 3) range(1, 4) range(0, 10, 3) 4 0
