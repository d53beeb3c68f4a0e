a, b = {1}, {1, 2}
print(a < b, a <= a, a < a, b > a, b >= {3}, {1} == frozenset([1]))  # expect: True True False True False True
print(a.issubset([1, 2]), b.issuperset([1]), a.isdisjoint([2]))  # expect: True True True
