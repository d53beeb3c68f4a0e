print(dict.fromkeys("abc"))  # expect: {'a': None, 'b': None, 'c': None}
print(dict.fromkeys([1, 2], []))  # expect: {1: [], 2: []}
