pairs = [(1, "a"), (2, "b"), (1, "c"), (2, "d")]
pairs.sort(key=lambda pair: pair[0], reverse=True)
print(pairs)  # expect: [(2, 'b'), (2, 'd'), (1, 'a'), (1, 'c')]
