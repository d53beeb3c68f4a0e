from functools import reduce

reduce(lambda a, b: a, [])  # raises: TypeError: reduce() of empty iterable with no initial value
