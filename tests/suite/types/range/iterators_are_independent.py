r = range(3)
print([(a, b) for a in r for b in r])  # expect: [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2)]
