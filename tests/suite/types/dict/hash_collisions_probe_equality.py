class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.name == other.name


d = {Key(n): n for n in "abc"}
print(d[Key("b")], len(d), Key("z") in d)  # expect: b 3 False
