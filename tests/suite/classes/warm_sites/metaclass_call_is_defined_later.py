class Meta(type):
    pass


class A(metaclass=Meta):
    def __init__(self, x):
        self.x = x


def make(x):
    return A(x)


print([make(i).x for i in range(5)])  # expect: [0, 1, 2, 3, 4]
Meta.__call__ = lambda cls, x: ("called", x)
print(make(1))  # expect: ('called', 1)
del Meta.__call__
print(make(2).x)  # expect: 2
A.__new__ = lambda cls, x: ("new", x)
print(make(3))  # expect: ('new', 3)
