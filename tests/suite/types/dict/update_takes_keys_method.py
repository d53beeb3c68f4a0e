class Mapping:
    def keys(self):
        return ["x", "y"]

    def __getitem__(self, key):
        return key * 2


d = {}
d.update(Mapping())
print(d)  # expect: {'x': 'xx', 'y': 'yy'}
