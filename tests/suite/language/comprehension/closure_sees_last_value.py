print([f() for f in [lambda: x for x in range(3)]])  # expect: [2, 2, 2]
