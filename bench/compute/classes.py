"""Classes: attributes of instances and classes, slots, properties, several kinds at one place, operators."""


class Shape:
    scale = 2

    def __init__(self, size):
        self.size = size

    def area(self):
        return 0

    @property
    def double(self):
        return self.size * self.scale


class Square(Shape):
    def area(self):
        return self.size * self.size


class Circle(Shape):
    def area(self):
        return 3 * self.size * self.size


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))


def main():
    shapes = [kind(i % 10) for i in range(1_000) for kind in (Shape, Square, Circle)]
    total = 0
    for _ in range(100):
        for shape in shapes:
            total += shape.area() + shape.double
    place, step = Vector(0, 0), Vector(1, 2)
    for _ in range(300_000):
        place = place + step
    seen = {Vector(i % 50, i % 40) for i in range(40_000)}
    print("classes", total, place.x, place.y, len(seen), isinstance(shapes[1], Shape))


main()
