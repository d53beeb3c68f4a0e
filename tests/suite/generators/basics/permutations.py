def permutations(items):
    if not items:
        yield []
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield [x, *rest]


print(len(list(permutations([1, 2, 3, 4]))), list(permutations("ab")))  # expect: 24 [['a', 'b'], ['b', 'a']]
