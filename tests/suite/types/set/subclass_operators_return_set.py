class S(set):
    pass


print(type(S([1]) | {2}).__name__, type(S([1]).copy()).__name__, S([1]))  # expect: set set S({1})
