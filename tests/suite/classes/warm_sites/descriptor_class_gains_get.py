class D:
    pass


class A:
    d = D()

    def __init__(self):
        self.own = 1


def look(a):
    return type(a.d).__name__, type(A.d).__name__


a = A()
print([look(a) for _ in range(5)][-1])
D.__get__ = lambda self, instance, owner: 5
print(look(a))
del D.__get__
print(look(a))
a.__dict__["d"] = "own"
print(look(a))
b = A()
b.d = "own"
print([look(b) for _ in range(5)][-1])
D.__get__ = lambda self, instance, owner: 5
D.__set__ = lambda self, instance, value: None
print(look(b), look(a))
