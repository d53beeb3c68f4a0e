print(sorted({x * x for x in range(-3, 4)}))  # expect: [0, 1, 4, 9]
