class Meta(type):
    pass


class A(metaclass=Meta):
    def __init__(self, x):
        self.x = x


def make(x):
    return A(x)


print([make(i).x for i in range(5)])
Meta.__call__ = lambda cls, x: ("called", x)
print(make(1))
del Meta.__call__
print(make(2).x)
A.__new__ = lambda cls, x: ("new", x)
print(make(3))
del A.__new__
print(type(make(4)).__name__)
