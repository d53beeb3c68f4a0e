print(list(map(lambda row: list(map(lambda x: x * 2, row)), [[1, 2], [3]])))  # expect: [[2, 4], [6]]
