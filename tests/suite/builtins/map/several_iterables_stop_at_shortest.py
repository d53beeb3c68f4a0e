print(list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(str, [])))  # expect: [11, 22] []
