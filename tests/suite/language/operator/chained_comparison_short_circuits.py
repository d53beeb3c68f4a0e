print(1 > 2 < 1 / 0)  # expect: False
