print(list(), list("ab"), list({1: 2}), list(range(2)))  # expect: [] ['a', 'b'] [1] [0, 1]
