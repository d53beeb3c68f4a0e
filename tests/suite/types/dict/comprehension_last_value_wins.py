print({x % 3: x for x in range(7)})  # expect: {0: 6, 1: 4, 2: 5}
