from functools import Placeholder, partial

print(partial(lambda a, b, c: (a, b, c), Placeholder, 2)(1, 3))  # expect: (1, 2, 3)
