class A:
    def __init__(self, x):
        self.x = x


class B(A):
    pass


def make(cls, x):
    return cls(x)


print([make(B, i).x for i in range(5)])  # expect: [0, 1, 2, 3, 4]


def other(self, x, y="default"):
    self.x = (x, y)


A.__init__ = other
print(make(B, 1).x)  # expect: (1, 'default')
other.__defaults__ = ("changed",)
print(make(B, 2).x)  # expect: (2, 'changed')
A.__init__ = lambda self, x: 5
try:
    make(B, 3)
except TypeError as error:
    print(error)  # expect: __init__() should return None, not 'int'


def gen(self, x):
    yield x


A.__init__ = gen
try:
    make(B, 4)
except TypeError as error:
    print(error)  # expect: __init__() should return None, not 'generator'
del A.__init__
try:
    make(B, 5)
except TypeError as error:
    print(error)  # expect: B() takes no arguments
