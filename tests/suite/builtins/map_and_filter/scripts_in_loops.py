def stopping(value):
    if value == 3:
        raise StopIteration
    return value * 10


def failing(value):
    if value == 2:
        raise ValueError("two")
    return value


class Truth:
    def __init__(self, truth):
        self.truth = truth

    def __bool__(self):
        if self.truth is None:
            raise StopIteration
        return self.truth


class Sub(map):
    def __next__(self):
        return "own", super().__next__()


print([item for item in map(lambda value: value + 1, filter(lambda value: value % 3, range(8)))])
print(sum(map(lambda value: value * 3, filter(None, [0, 1, 2, "", 3][:3]))))
print(list(map(stopping, range(6))), [item for item in map(stopping, range(6))])
for source in (map(failing, range(5)), filter(failing, [1, 3, 2, 4])):
    seen = []
    try:
        for item in source:
            seen.append(item)
    except ValueError as error:
        print(seen, error, list(source))
source = map(str.upper, "abcdef")
for letter in source:
    if letter == "B":
        break
print(next(source), list(source), list(source))
source = map(lambda letter: letter * 2, "abcdef")
for letter in source:
    if letter == "bb":
        break
print(next(source), [letter for letter in source], next(source, "end"))
source = filter(lambda number: number & 1, range(10))
for number in source:
    if number == 3:
        print(next(source))
print(next(source, "end"))
print([type(item) for item in filter(Truth, [False, True])], [1 for item in filter(lambda item: Truth(None), [0, 1])])
print([item for item in Sub(lambda value: value, "xy")], [item for item in map(int, ["1", "2"])])
print([item for item in map(lambda *both: both, "ab", (1, 2, 3))], [*map(abs, [-1])], dict(map(lambda key: (key, 1), "pq")))
print(sorted(map(lambda value: -value, range(3))), max(map(len, ["a", "bcd"])), ",".join(map(str, filter(bool, [0, 1, 2]))))


def outer():
    yield from map(lambda value: value + 1, [1, 2])


print(list(outer()), [a + b for a, b in map(lambda value: (value, value), range(3))])
try:
    for item in map(None, [1]):
        pass
except TypeError as error:
    print(error)
nested = range(3)
for _ in range(50):
    nested = map(lambda value: value + 1, nested)
print([item for item in nested])

# expect-output:
# | [2, 3, 5, 6, 8]
# | 9
# | [0, 10, 20] [0, 10, 20]
# | [0, 1] two [3, 4]
# | [1, 3] two [4]
# | C ['D', 'E', 'F'] []
# | cc ['dd', 'ee', 'ff'] end
# | 5
# | end
# | [<class 'bool'>] []
# | [('own', 'x'), ('own', 'y')] [1, 2]
# | [('a', 1), ('b', 2)] [1] {'p': 1, 'q': 1}
# | [-2, -1, 0] 3 1,2
# | [2, 3] [0, 2, 4]
# | 'NoneType' object is not callable
# | [50, 51, 52]
