class A:
    def __init__(self):
        self.x = 1


def read(a):
    return a.x


a = A()
print([read(a) for _ in range(5)])  # expect: [1, 1, 1, 1, 1]
A.__getattr__ = lambda self, name: "missing " + name
print(read(a))  # expect: 1
del a.x
print(read(a))  # expect: missing x
