from itertools import tee

a, b = tee(iter([1, 2, 3]))
print(next(a), next(a), list(b), list(a), len(tee([], 3)))  # expect: 1 2 [1, 2, 3] [3] 3
