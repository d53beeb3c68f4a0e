class A:
    def __reversed__(self):
        return iter("hook")


class B:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 10


print(list(reversed(A())), list(reversed(B())))  # expect: ['h', 'o', 'o', 'k'] [20, 10, 0]
