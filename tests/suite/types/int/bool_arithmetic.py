print(True + True, True * 3, -True, ~1, True & 3, True & False, sum([True, True]))  # expect: 2 3 -1 -2 1 False 2
