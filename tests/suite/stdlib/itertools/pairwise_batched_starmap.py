from itertools import batched, pairwise, starmap

print(list(pairwise("abcd")), list(batched("abcdefg", 3)), list(starmap(pow, [(2, 3), (3, 2)])))  # expect: [('a', 'b'), ('b', 'c'), ('c', 'd')] [('a', 'b', 'c'), ('d', 'e', 'f'), ('g',)] [8, 9]
list(batched("abc", 2, strict=True))  # raises: ValueError: batched(): incomplete batch
