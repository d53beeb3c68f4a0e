class A:
    __iter__ = None

    def __getitem__(self, i):
        return i


iter(A())  # raises: TypeError: 'A' object is not iterable
