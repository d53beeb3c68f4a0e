print(hash(frozenset([1, 2])) == hash(frozenset([2, 1])))  # expect: True
print({frozenset("ab"): 1}[frozenset("ba")])  # expect: 1
