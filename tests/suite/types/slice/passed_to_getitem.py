class A:
    def __getitem__(self, key):
        return key


a = A()
print(a[1:2], a[::3], a[1:2, ...], a[:, 0])  # expect: slice(1, 2, None) slice(None, None, 3) (slice(1, 2, None), Ellipsis) (slice(None, None, None), 0)
