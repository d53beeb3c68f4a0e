f = frozenset([1])
print(f.copy() is f, frozenset(f) is f)  # expect: True True
