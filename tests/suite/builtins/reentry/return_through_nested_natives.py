def find(pairs):
    for name in map(lambda pair: pair[0], sorted(pairs, key=lambda pair: pair[1])):
        if any(map(str.isupper, name)):
            return name


print(find([("abc", 1), ("xYz", 3), ("Q", 2)]))  # expect: Q
