type Pair = tuple[int, Missing]  # raises: NameError: name 'Missing' is not defined
print(Pair, Pair.__name__, type(Pair).__name__)  # expect: Pair Pair TypeAliasType
Pair.__value__
