print(len({1, 1.0, True, "1"}))  # expect: 2
