class Turned(zip):
    def __next__(self):
        return super().__next__()[::-1]


class Counted(enumerate):
    pass


def pairs(source):
    found = []
    for one, two in source:
        found.append((one, two))
    return found


for _ in range(2):
    same = iter([1, 2, 3, 4])
    for source in (
        zip([1, 2], [3, 4]),
        zip((1, 2, 3), range(2)),
        enumerate("ab"),
        enumerate([5], 10**30),
        {1: 2, 3: 4}.items(),
        zip("ab", [[1], [2]]),
        zip(same, same),
        Turned([1, 2], [3, 4]),
        Counted([7, 8]),
        [(1, 2)],
        zip([], [1]),
        zip([[1]], [[2]]),
    ):
        print(pairs(source), end=";")
    print()

try:
    print(pairs(zip([1, 2], [3], strict=True)))
except ValueError as error:
    print(error)
try:
    print(pairs(zip([1], [2], [3])))
except ValueError as error:
    print(error)

# expect-output:
# | [(1, 3), (2, 4)];[(1, 0), (2, 1)];[(0, 'a'), (1, 'b')];[(1000000000000000000000000000000, 5)];[(1, 2), (3, 4)];[('a', [1]), ('b', [2])];[(1, 2), (3, 4)];[(3, 1), (4, 2)];[(0, 7), (1, 8)];[(1, 2)];[];[([1], [2])];
# | [(1, 3), (2, 4)];[(1, 0), (2, 1)];[(0, 'a'), (1, 'b')];[(1000000000000000000000000000000, 5)];[(1, 2), (3, 4)];[('a', [1]), ('b', [2])];[(1, 2), (3, 4)];[(3, 1), (4, 2)];[(0, 7), (1, 8)];[(1, 2)];[];[([1], [2])];
# | zip() argument 2 is shorter than argument 1
# | too many values to unpack (expected 2, got 3)
