from itertools import groupby

groups = groupby("aab")
k, first = next(groups)
next(groups)
print(list(first))  # expect: []
