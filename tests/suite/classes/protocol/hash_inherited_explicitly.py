class A:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return hash(self.n)


print(len({A(1), A(1), A(2)}), hash(A(-1)))  # expect: 2 -2
