a = b = frozenset([1])
a |= {2}
print(sorted(a), b)  # expect: [1, 2] frozenset({1})
