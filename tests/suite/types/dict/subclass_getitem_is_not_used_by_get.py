class D(dict):
    def __getitem__(self, key):
        return "mine"


d = D(a=1)
print(d["a"], d.get("a"), dict(d), list(d.values()))  # expect: mine 1 {'a': 1} [1]
