class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return isinstance(other, Key) and self.name == other.name


class Own(dict):
    def get(self, key, default=None):
        return "own"


def work(table, key, extra):
    answer = [table.get(key, "none"), table.setdefault(key, extra), table.pop(key, None)]
    return answer


for round in range(2):
    print(work({}, "a", 1), work({"a": 5}, "a", 1), work({Key("b"): 6}, Key("b"), 2), work(Own(a=3), "a", 4))
    try:
        work({}, [], 1)
    except TypeError as error:
        print(error)


def members(group, item):
    group.add(item)
    known = item in group
    group.remove(item)
    return known, len(group)


for item in (1, "x", Key("c"), (1, 2)):
    print(members(set(), item))
try:
    set().remove(3)
except KeyError as error:
    print("KeyError", error)
print(members({Key("c")}, Key("d")))


def join(separator, parts):
    return separator.join(parts)


def letters():
    yield "p"
    yield "q"


print(join("-", ["a", "b"]), join("", letters()), join(", ", ("x",)))
try:
    join("", ["a", 1])
except TypeError as error:
    print(error)
print(str.join("+", ["a", "b"]), [1, 2, Key("e")].index(Key("e")), [Key("e")].count(Key("e")))

# expect-output:
# | ['none', 1, 1] [5, 5, 5] [6, 6, 6] ['own', 3, 3]
# | cannot use 'list' as a dict key (unhashable type: 'list')
# | ['none', 1, 1] [5, 5, 5] [6, 6, 6] ['own', 3, 3]
# | cannot use 'list' as a dict key (unhashable type: 'list')
# | (True, 0)
# | (True, 0)
# | (True, 0)
# | (True, 0)
# | KeyError 3
# | (True, 1)
# | a-b pq x
# | sequence item 1: expected str instance, int found
# | a+b 2 1
