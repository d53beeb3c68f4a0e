# stores at one site, under strs and ints of a dict that holds other keys of the same hash
class Key:
    def __init__(self, text, same):
        self.text, self.same = text, same

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        seen.append(other)
        return self.same


class Text(str):
    def __eq__(self, other):
        seen.append(other)
        return False

    __hash__ = str.__hash__


def store(table, key):
    table[key] = (table.get(key, "none"), key)
    table[key] = "stored"
    return table


seen = []
for make in (lambda: Key("name", True), lambda: Key("name", False), lambda: Text("name"), lambda: Key(7, True)):
    for more in (0, 20):
        table = {f"k{n}": n for n in range(more)}
        table[make()] = "first"
        for key in ("name", "other", 7, "", 1 << 70, None, 1.5, "name", (1, "name")):
            store(table, key)
        print(len(table), len(seen), [value for key, value in table.items() if not isinstance(key, str)], table.get("name"))
        seen.clear()
counts = {}
for number in range(2000):
    counts[number] = counts.get(number, 0) + 1
    counts["n" + str(number % 50)] = number
    counts[-number] = 0
print(len(counts), counts[0], counts["n7"], counts[1999])
shown = {"a": 1, "b": 2, "a": 3, "c": 4, "d": 5, "e": 6, "f": 7, "g": 8, "h": 9, "i": 10, "": 11, "j": 12}
print(shown, len(shown))

# expect-output:
# | 8 6 ['stored', 'stored', 'stored', 'stored', 'stored', 'stored'] stored
# | 28 6 ['stored', 'stored', 'stored', 'stored', 'stored', 'stored'] stored
# | 9 6 ['first', 'stored', 'stored', 'stored', 'stored', 'stored'] stored
# | 29 6 ['first', 'stored', 'stored', 'stored', 'stored', 'stored'] stored
# | 9 6 ['stored', 'stored', 'stored', 'stored', 'stored'] stored
# | 29 6 ['stored', 'stored', 'stored', 'stored', 'stored'] stored
# | 8 3 ['stored', 'stored', 'stored', 'stored', 'stored'] stored
# | 28 3 ['stored', 'stored', 'stored', 'stored', 'stored'] stored
# | 4049 0 1957 1
# | {'a': 3, 'b': 2, 'c': 4, 'd': 5, 'e': 6, 'f': 7, 'g': 8, 'h': 9, 'i': 10, '': 11, 'j': 12} 11
