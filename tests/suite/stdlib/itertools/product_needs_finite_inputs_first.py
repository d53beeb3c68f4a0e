from itertools import product

p = product(iter("ab"), iter([1, 2]))
print(next(p), list(p))  # expect: ('a', 1) [('a', 2), ('b', 1), ('b', 2)]
product("ab", repeat=-1)  # raises: ValueError: repeat argument cannot be negative
