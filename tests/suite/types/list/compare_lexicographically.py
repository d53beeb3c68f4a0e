print([1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 9], [] < [0])  # expect: True True True True
print([1, 2] == [1, 2.0], [1] != [1])  # expect: True False
