class A:
    def __init__(self):
        self.x = 1


def read(a):
    return a.x


a = A()
print([read(a) for _ in range(5)])
A.__getattr__ = lambda self, name: "missing " + name
print(read(a))
del a.x
print(read(a))
