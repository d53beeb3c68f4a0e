class Box:
    def __getattr__(self, name):
        raise AttributeError(name)

    def __len__(self):
        return 2

    def __iter__(self):
        return iter("ab")

    def __contains__(self, x):
        return x == "secret"

    def __reversed__(self):
        return iter("ba")


b = Box()
print(len(b), list(b), "secret" in b, "a" in b, list(reversed(b)), bool(b), dict(zip(b, b)), max(b))  # expect: 2 ['a', 'b'] True False ['b', 'a'] True {'a': 'a', 'b': 'b'} b
