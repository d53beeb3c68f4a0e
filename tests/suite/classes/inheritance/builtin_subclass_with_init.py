class Names(list):
    def __init__(self, *names):
        super().__init__(names)

    def __getitem__(self, i):
        return super().__getitem__(i).upper()


n = Names("a", "b")
print(n, n[0], [x for x in n], len(n))  # expect: ['a', 'b'] A ['a', 'b'] 2
