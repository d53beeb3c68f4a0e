def pairs(source):
    seen = []
    for one, two in source:
        seen.append((one, two))
    return seen


def growing(table):
    for key, value in table.items():
        table[value] = key


class Pair:
    def __iter__(self):
        return iter("xy")


def steps():
    yield 1, 2
    yield [3, 4]


class Own(dict):
    def items(self):
        return [("own", "items")]


class Counted(enumerate):
    pass


holes = {number: -number for number in range(6)}
for number in (0, 2, 3, 5):
    del holes[number]
for round in range(2):
    print(pairs({"a": 1, "b": 2}.items()))
    print(pairs(holes.items()))
    print(pairs({}.items()))
    print(pairs(enumerate("pq")), pairs(enumerate(["r"], 5)), pairs(enumerate([1], 1 << 61)))
    print(pairs(enumerate([0, 1, 2], (1 << 61) - 2)))
    print(pairs(zip("ab", range(2))), pairs(zip([], [1])), pairs(zip([1, 2], [3])))
    print(pairs(steps()), pairs(enumerate(steps())), pairs([Pair()]), pairs(zip(steps(), "z")))
    print(pairs(Own().items()), pairs(Counted("k")), pairs({(1, 2): 3}))
for source in (zip("ab", "c", strict=True), zip("a", "bc", strict=True), zip("a", "b", "c"), enumerate(5 for _ in ())):
    try:
        print(pairs(source))
    except ValueError as error:
        print(error)
try:
    growing({1: "a", 2: "b"})
except RuntimeError as error:
    print(error)


def swapped(table):
    for key, value in table.items():
        del table[key]
        table[key + 10] = value
        if key > 40:
            return table


try:
    swapped({1: 1, 2: 2})
except RuntimeError as error:
    print(error)
iterator = enumerate("abcd")
for index, letter in iterator:
    if index == 1:
        break
print(pairs(iterator), pairs(iterator))
for index, (first, second) in enumerate(zip("ab", "cd")):
    print(index, first, second)
print({key: value for key, value in zip("ab", [1, 2])}, [a + b for a, b in {"x": "y"}.items()])

# expect-output:
# | [('a', 1), ('b', 2)]
# | [(1, -1), (4, -4)]
# | []
# | [(0, 'p'), (1, 'q')] [(5, 'r')] [(2305843009213693952, 1)]
# | [(2305843009213693950, 0), (2305843009213693951, 1), (2305843009213693952, 2)]
# | [('a', 0), ('b', 1)] [] [(1, 3)]
# | [(1, 2), (3, 4)] [(0, (1, 2)), (1, [3, 4])] [('x', 'y')] [((1, 2), 'z')]
# | [('own', 'items')] [(0, 'k')] [(1, 2)]
# | [('a', 1), ('b', 2)]
# | [(1, -1), (4, -4)]
# | []
# | [(0, 'p'), (1, 'q')] [(5, 'r')] [(2305843009213693952, 1)]
# | [(2305843009213693950, 0), (2305843009213693951, 1), (2305843009213693952, 2)]
# | [('a', 0), ('b', 1)] [] [(1, 3)]
# | [(1, 2), (3, 4)] [(0, (1, 2)), (1, [3, 4])] [('x', 'y')] [((1, 2), 'z')]
# | [('own', 'items')] [(0, 'k')] [(1, 2)]
# | zip() argument 2 is shorter than argument 1
# | zip() argument 2 is longer than argument 1
# | too many values to unpack (expected 2, got 3)
# | []
# | dictionary changed size during iteration
# | dictionary keys changed during iteration
# | [(2, 'c'), (3, 'd')] []
# | 0 a c
# | 1 b d
# | {'a': 1, 'b': 2} ['xy']
