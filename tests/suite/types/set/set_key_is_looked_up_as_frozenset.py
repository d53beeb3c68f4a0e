s = {frozenset([1, 2])}
print({1, 2} in s)  # expect: True
s.discard({2, 1})
print(s)  # expect: set()
