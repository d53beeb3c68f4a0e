class A:
    @property
    def size(self):
        return 1


def read(a):
    return a.size


def gen(a):
    while True:
        yield a.size


a = A()
print([read(a) for _ in range(5)])  # expect: [1, 1, 1, 1, 1]
g = gen(a)
print([next(g) for _ in range(5)])  # expect: [1, 1, 1, 1, 1]
A.size = property(lambda self: 2)
print(read(a), next(g))  # expect: 2 2
A.size = 3
print(read(a), next(g))  # expect: 3 3
a.size = 4
print(read(a), next(g))  # expect: 4 4
A.size = property(lambda self, other=5: other)
print(read(a), next(g))  # expect: 5 5
