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
print([read(a) for _ in range(5)])
g = gen(a)
print([next(g) for _ in range(5)])
A.size = property(lambda self: 2)
print(read(a), next(g))
A.size = 3
print(read(a), next(g))
a.size = 4
print(read(a), next(g))
A.size = property(lambda self, other=5: other)
print(read(a), next(g))
