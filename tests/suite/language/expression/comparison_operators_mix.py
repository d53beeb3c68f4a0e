print(1 < 2 in [2] is not None, (1 < 2) in [True], not 1 in [1], 1 == 1 in [1])  # expect: True True False True
