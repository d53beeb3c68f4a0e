import copy

e = copy.copy(ValueError("a", 2))
print(repr(e))  # expect: ValueError('a', 2)
