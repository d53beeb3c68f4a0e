print(len(""), len("é€"), len([1]), len({}), len({1, 2}), len(range(5)), len(b"abc"), len((1,)))  # expect: 0 2 1 0 2 5 3 1
