def walk(source):
    seen = []
    for item in source:
        seen.append(item)
    return seen


class Text(str):
    def __iter__(self):
        return iter((1, 2))


table = {"a": 1, "b": 2, "c": 3}
del table["b"]
for round in range(2):
    for source in ("abc", "", "aé", "aπ", Text("abc"), table, table.keys(), table.values(), {}, {4}, b"xy", [None]):
        print(walk(source))


def change(source, table):
    seen = []
    for item in source:
        seen.append(item)
        if len(seen) == 2:
            table["new"] = 1
    return seen


for view in (dict.keys, dict.values, dict.items):
    table = {"a": 1, "b": 2}
    try:
        print(change(view(table), table))
    except RuntimeError as error:
        print(error)

# expect-output:
# | ['a', 'b', 'c']
# | []
# | ['a', 'é']
# | ['a', 'π']
# | [1, 2]
# | ['a', 'c']
# | ['a', 'c']
# | [1, 3]
# | []
# | [4]
# | [120, 121]
# | [None]
# | ['a', 'b', 'c']
# | []
# | ['a', 'é']
# | ['a', 'π']
# | [1, 2]
# | ['a', 'c']
# | ['a', 'c']
# | [1, 3]
# | []
# | [4]
# | [120, 121]
# | [None]
# | dictionary changed size during iteration
# | dictionary changed size during iteration
# | dictionary changed size during iteration
