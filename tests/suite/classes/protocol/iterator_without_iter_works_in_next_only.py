class N:
    def __next__(self):
        return 5


print(next(N()))  # expect: 5
iter(N())  # raises: TypeError: 'N' object is not iterable
