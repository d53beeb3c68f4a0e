class Meta(type):
    level = 1

    @property
    def shout(cls):
        return cls.__name__.upper()

    def describe(cls):
        return "meta " + cls.__name__


class A(metaclass=Meta):
    own = "own"

    @classmethod
    def make(cls):
        return cls.__name__


def look(c):
    return c.own, c.make(), c.level, c.shout, c.describe()


print([look(A) for _ in range(5)][-1])  # expect: ('own', 'A', 1, 'A', 'meta A')
Meta.own = property(lambda cls: "from the metaclass")
print(look(A))  # expect: ('from the metaclass', 'A', 1, 'A', 'meta A')
Meta.make = property(lambda cls: lambda: "made by the metaclass")
print(look(A))  # expect: ('from the metaclass', 'made by the metaclass', 1, 'A', 'meta A')
del Meta.own
print(look(A))  # expect: ('own', 'made by the metaclass', 1, 'A', 'meta A')
A.level = 2
print(look(A))  # expect: ('own', 'made by the metaclass', 2, 'A', 'meta A')
Meta.level = 3
print(look(A))  # expect: ('own', 'made by the metaclass', 2, 'A', 'meta A')


class Other(type):
    own = property(lambda cls: "another metaclass")
    shout = level = 0

    def describe(cls):
        return "other"


class First(type):
    pass


class B(metaclass=First):
    own = "b"
    level = shout = 1

    @classmethod
    def make(cls):
        return "made"

    @staticmethod
    def describe():
        return "static"


print([look(B) for _ in range(5)][-1])  # expect: ('b', 'made', 1, 1, 'static')
B.__class__ = Other
print(look(B))  # expect: ('another metaclass', 'made', 1, 1, 'static')
