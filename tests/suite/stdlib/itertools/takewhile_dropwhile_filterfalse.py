from itertools import compress, dropwhile, filterfalse, takewhile

a = [1, 3, 6, 2, 8]
print(list(takewhile(lambda x: x < 5, a)), list(dropwhile(lambda x: x < 5, a)), list(filterfalse(lambda x: x % 2, a)), list(compress("abcd", [1, 0, 1])))  # expect: [1, 3] [6, 2, 8] [6, 2, 8] ['a', 'c']
