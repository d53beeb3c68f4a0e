class A:
    def __getitem__(self, i):
        return {0: "a", 1: "b"}[i] if i < 2 else [][0]


print(list(A()), "b" in A(), "z" in A())  # expect: ['a', 'b'] True False
