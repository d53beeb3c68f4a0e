from itertools import combinations, combinations_with_replacement, permutations, product

print(["".join(p) for p in product("ab", "xy")], list(product([0, 1], repeat=2)), list(product()))  # expect: ['ax', 'ay', 'bx', 'by'] [(0, 0), (0, 1), (1, 0), (1, 1)] [()]
print(["".join(c) for c in combinations("abc", 2)], ["".join(c) for c in combinations_with_replacement("ab", 2)], ["".join(p) for p in permutations("abc", 2)])  # expect: ['ab', 'ac', 'bc'] ['aa', 'ab', 'bb'] ['ab', 'ac', 'ba', 'bc', 'ca', 'cb']
