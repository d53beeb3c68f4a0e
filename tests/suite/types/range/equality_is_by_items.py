print(range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), hash(range(0)) == hash(range(5, 5)), range(3) == [0, 1, 2])  # expect: True True True False
