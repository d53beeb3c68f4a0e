class A:
    def __getitem__(self, key):
        return key


b = (2, 3)
print(A()[1, *b], A()[*b], A()[*b, :])  # expect: (1, 2, 3) (2, 3) (2, 3, slice(None, None, None))
