from itertools import zip_longest

print(list(zip_longest("ab", [1], fillvalue="-")), list(zip_longest("a", [])))  # expect: [('a', 1), ('b', '-')] [('a', None)]
