print((1, 2) < (1, 2, 0), (2,) > (1, 5), (1, "a") == (1, "a"))  # expect: True True True
print((1,) == [1])  # expect: False
