print(set(), frozenset(), {1}, frozenset({1}))  # expect: set() frozenset() {1} frozenset({1})
