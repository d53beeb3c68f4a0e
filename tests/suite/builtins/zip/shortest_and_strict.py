print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(zip("ab", "cd", strict=True)))  # expect: [(1, 'a'), (2, 'b')] [] [(1,)] [('a', 'c'), ('b', 'd')]
