import copy

it = iter([1, 2, 3])
next(it)
other = copy.copy(it)
print(list(it), list(other))  # expect: [2, 3] [2, 3]
