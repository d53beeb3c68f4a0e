print(set("a"), set([1, 1]), set({1: 2}), set(range(2)))  # expect: {'a'} {1} {1} {0, 1}
