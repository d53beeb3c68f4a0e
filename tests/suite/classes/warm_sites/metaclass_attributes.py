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


print([look(A) for _ in range(5)][-1])
Meta.own = property(lambda cls: "from the metaclass")
print(look(A))
Meta.make = property(lambda cls: lambda: "made by the metaclass")
print(look(A))
del Meta.own
print(look(A))
A.level = 2
print(look(A))
Meta.level = 3
print(look(A))


class Other(type):
    own = property(lambda cls: "another metaclass")
    shout = level = 0

    def describe(cls):
        return "other"


class B:
    own = "b"
    level = shout = 1

    @classmethod
    def make(cls):
        return "made"

    @staticmethod
    def describe():
        return "static"


print([look(B) for _ in range(5)][-1])
B.__class__ = Other
print(look(B))
