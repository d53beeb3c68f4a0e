class D:
    pass


class A:
    d = D()

    def __init__(self):
        self.own = 1


def look(a):
    return type(a.d).__name__, type(A.d).__name__


a = A()
print([look(a) for _ in range(5)][-1])  # expect: ('D', 'D')
D.__get__ = lambda self, instance, owner: 5
print(look(a))  # expect: ('int', 'int')
del D.__get__
print(look(a))  # expect: ('D', 'D')
a.__dict__["d"] = "own"
print(look(a))  # expect: ('str', 'D')
b = A()
b.d = "own"
print([look(b) for _ in range(5)][-1])  # expect: ('str', 'D')
D.__get__ = lambda self, instance, owner: 5
D.__set__ = lambda self, instance, value: None
print(look(b), look(a))  # expect: ('int', 'int') ('int', 'int')
