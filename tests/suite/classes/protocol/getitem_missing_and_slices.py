class A:
    def __getitem__(self, key):
        if isinstance(key, slice):
            return [self[i] for i in range(*key.indices(10))]
        if key < 0:
            key += 10
        return key * key


a = A()
print(a[2], a[-1], a[2:5], a[::-4])  # expect: 4 81 [4, 9, 16] [81, 25, 1]
