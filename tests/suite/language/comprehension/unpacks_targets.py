print([a + b for a, (b, *c) in [(1, (2, 3)), (4, (5,))]])  # expect: [3, 9]
