# Loops over map and filter, and collecting them, with functions and elements of every kind.
class Number:
    def __init__(self, value):
        self.value = value

    def __int__(self):
        print("int", self.value)
        return self.value

    def __str__(self):
        return f"<{self.value}>"

    def __bool__(self):
        print("bool", self.value)
        return self.value > 1


def stops(x):
    if x == 3:
        raise StopIteration
    return x * 2


def fails(x):
    if x == 2:
        raise ValueError("two")
    return x


items = [1, "2", Number(3), 4.5]
print(list(map(int, items)), set(map(int, items[:2])), tuple(map(str, items)))
print([x if isinstance(x, str) else x.value for x in filter(None, [0, Number(1), "", Number(2), "x"])])
print([x if isinstance(x, str) else x.value for x in list(filter(bool, ("y", Number(5), None, Number(0))))])
print(list(map(stops, range(6))), [x for x in map(stops, (1, 2, 3, 4))], sum(map(stops, [1, 3, 100])))
for loop in (lambda: list(map(fails, [1, 2, 3])), lambda: [x for x in map(fails, [1, 2, 3])]):
    try:
        loop()
    except ValueError as error:
        print("ValueError", error)
try:
    list(map(int, ["1", "x", "3"]))
except ValueError as error:
    print(error)

numbers = map(int, ["1", "2", "3", "4"])
print(next(numbers), [x for x, _ in zip(numbers, "a")], list(numbers), list(numbers))
pairs = map(lambda pair: pair[0] + pair[1], {1: 2, 3: 4}.items())
for total in pairs:
    print(total)
print(list(pairs))
print(list(map(int, {1.5: 0, "7": 1})), sorted(map(len, ["abc", "", "de"])), ",".join(map(str, range(4))))
print(max(map(float, ["1.5", "2.5"])), any(map(bool, [0, 0])), dict(map(lambda k: (k, k * k), range(3))))


def generator():
    yield from map(lambda x: x + 1, [1, 2])
    for x in map(lambda x: x + 1, [3, 4]):
        yield x
    for x in map(str, [5]):
        yield x


print(list(generator()), list(map(lambda x, y=10: x + y, [1])), list(map(lambda *x: x, [1, 2])))
for x in map(lambda x: (y for y in range(x)), [2]):
    print(list(x))
print(list(map(list, ["ab", "c"])), [k for k in map(tuple, ["ab"])], [t.__name__ for t in map(type, [1, ""])])
for name in map(print, ["a", "b"]):
    print(name)
print([x for x in reversed([1, 2, 3])], list(reversed([])), [x for x in filter(lambda x: x % 2, [1, 2, 3])])
shrinking = [1, 2, 3, 4]
for x in reversed(shrinking):
    print(x)
    shrinking.pop()
    if len(shrinking) > 1:
        shrinking.pop()

# expect-output:
# | int 3
# | [1, 2, 3, 4] {1, 2} ('1', '2', '<3>', '4.5')
# | bool 1
# | bool 2
# | [2, 'x']
# | bool 5
# | bool 0
# | ['y', 5]
# | [0, 2, 4] [2, 4] 2
# | ValueError two
# | ValueError two
# | invalid literal for int() with base 10: 'x'
# | 1 [2] [4] []
# | 3
# | 7
# | []
# | [1, 7] [0, 2, 3] 0,1,2,3
# | 2.5 False {0: 0, 1: 1, 2: 4}
# | [2, 3, 4, 5, '5'] [11] [(1,), (2,)]
# | [0, 1]
# | [['a', 'b'], ['c']] [('a', 'b')] ['int', 'str']
# | a
# | None
# | b
# | None
# | [3, 2, 1] [] [1, 3]
# | 4
