(a, [b, (c, d)]), e = (1, [2, (3, 4)]), 5
print(a, b, c, d, e)  # expect: 1 2 3 4 5
