def take(iterator):
    out = []
    for item in iterator:
        out.append(item)
    return out


class Own(zip):
    def __next__(self):
        return ("own", super().__next__())[0]


def words():
    yield "a"
    yield "b"


print(take(zip("ab", [1, 2, 3])), take(zip((1, 2), words())), take(zip([1], [2], [3])), take(zip()))  # expect: [('a', 1), ('b', 2)] [(1, 'a'), (2, 'b')] [(1, 2, 3)] []
print(take(enumerate("ab", 2**61 - 2)), take(enumerate("abc", 2**61 - 1))[1])  # expect: [(2305843009213693950, 'a'), (2305843009213693951, 'b')] (2305843009213693952, 'b')
print(take(map(ord, "aΩ")), take(map(abs, [-1, -2.5])), take(map(lambda c: c * 2, "ab")), take(reversed([1, 2])))  # expect: [97, 937] [1, 2.5] ['aa', 'bb'] [2, 1]
print(take({"k": 1}.items()), take({"k": 1}), take({3}), take(Own("ab", "cd")))  # expect: [('k', 1)] ['k'] [3] ['own', 'own']
try:
    take(map(ord, ["a", "bc"]))
except TypeError as error:
    print(error)  # expect: ord() expected a character, but string of length 2 found
try:
    take(zip("ab", [1], strict=True))
except ValueError as error:
    print(error)  # expect: zip() argument 2 is shorter than argument 1
d = {1: 1}
try:
    for k in d:
        d[k + 1] = 1
except RuntimeError as error:
    print(error)  # expect: dictionary changed size during iteration
