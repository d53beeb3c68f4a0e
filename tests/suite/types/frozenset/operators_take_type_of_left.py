print(type(frozenset([1]) | {2}).__name__, type({2} | frozenset([1])).__name__)  # expect: frozenset set
