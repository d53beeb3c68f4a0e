class A:
    def __getitem__(self, i):
        return [10, 20][i]


it = iter(A())
print(list(it), type(it).__name__)  # expect: [10, 20] iterator
