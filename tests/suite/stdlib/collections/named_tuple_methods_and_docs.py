from collections import namedtuple

Point = namedtuple("Point", ["x", "y"])


class P(Point):
    __slots__ = ()

    def __add__(self, other):
        return P(self.x + other.x, self.y + other.y)


print(P(1, 2) + P(3, 4), Point.__doc__, P(1, 2)[0], Point.x.__doc__, hash(P(1, 2)) == hash((1, 2)))  # expect: P(x=4, y=6) Point(x, y) 1 Alias for field number 0 True
