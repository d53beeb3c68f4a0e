print(list(reversed(range(1, 10, 4))), list(reversed(range(0))))  # expect: [9, 5, 1] []
