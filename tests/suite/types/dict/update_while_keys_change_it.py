class Keys:
    def keys(self):
        return ["a", "b"]

    def __getitem__(self, key):
        d.clear()
        return key.upper()


d = {"x": 1}
d.update(Keys())
print(d)  # expect: {'b': 'B'}
