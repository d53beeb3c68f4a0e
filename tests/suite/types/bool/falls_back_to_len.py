class A:
    def __len__(self):
        return 0


print(bool(A()), not A())  # expect: False True
