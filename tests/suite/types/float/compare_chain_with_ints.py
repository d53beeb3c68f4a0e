print(1 < 1.5 < 2, 1 == 1.0 == True, 0.1 + 0.2 == 0.3, 1e16 + 1 == 1e16)  # expect: True True False True
