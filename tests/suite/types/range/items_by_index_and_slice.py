r = range(10, 0, -3)
print(list(r), r[0], r[-1], r[1:3], r[::-1])  # expect: [10, 7, 4, 1] 10 1 range(7, 1, -3) range(1, 13, 3)
