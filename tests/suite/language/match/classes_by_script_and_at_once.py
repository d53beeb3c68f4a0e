# Class patterns over classes of a script's: what is found at once, and what is asked.


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Far(Point):
    __match_args__ = ("x", "y", "distance")

    @property
    def distance(self):
        print("distance asked")
        return 7


class Slotted:
    __slots__ = ("a", "b")
    __match_args__ = ("a", "b")


class Asked:
    __match_args__ = ("x",)

    def __getattr__(self, name):
        print("asked for", name)
        if name == "x":
            return 1
        raise AttributeError(name)


class Other:
    pass


class Lying:
    @property
    def __class__(self):
        return Point

    x = 5
    y = 6


class Meta(type):
    def __instancecheck__(cls, instance):
        print("checked")
        return True


class Any(metaclass=Meta):
    __match_args__ = ["x"]


class Twice:
    __match_args__ = ("x", "x")
    x = 1


class Numbers:
    __match_args__ = (1,)


def look(subject):
    match subject:
        case Far(1, 2, d):
            return "far", d
        case Point(0, y):
            return "axis", y
        case Point(x, y=2):
            return "two", x
        case Point(x=3, z=4):
            return "z"
        case Point():
            return "point", subject.x
        case Slotted(a, 2):
            return "slotted", a
        case Asked(1):
            return "asked"
        case Other(method=m):
            return "other", m
        case _:
            return "nothing"


half = Slotted()
half.a = 1
whole = Slotted()
whole.a, whole.b = 3, 2
three = Point(3, 5)
three.z = 4
other = Other()
Other.method = lambda self: "called"
for subject in (Point(0, 1), Point(1, 2), three, Point(8, 9), Far(1, 2), Far(1, 3), half, whole, Asked(), Lying(), 5, None, Point):
    print(look(subject))
print(look(other)[1]())


def any_of(subject):
    match subject:
        case Any(1):
            return "any"


def twice(subject):
    match subject:
        case Twice(1, 1):
            return "twice"


def numbers(subject):
    match subject:
        case Numbers(1):
            return "numbers"


def three_of(subject):
    match subject:
        case Point(1, 2, 3):
            return "three"


def both(subject):
    match subject:
        case Point(1, x=1):
            return "both"


def no_class(subject):
    match subject:
        case look(x=1):
            return "no class"


for pattern, subject in (any_of, 1), (twice, Twice()), (numbers, Numbers()), (three_of, Point(1, 2)), (both, Point(1, 2)), (no_class, 1), (both, 1):
    try:
        print(pattern(subject))
    except TypeError as error:
        print(error)

# expect-output:
# | ('axis', 1)
# | ('two', 1)
# | z
# | ('point', 8)
# | distance asked
# | ('far', 7)
# | distance asked
# | ('point', 1)
# | nothing
# | ('slotted', 3)
# | asked for x
# | asked
# | ('point', 5)
# | nothing
# | nothing
# | nothing
# | called
# | checked
# | Any.__match_args__ must be a tuple (got list)
# | Twice() got multiple sub-patterns for attribute 'x'
# | __match_args__ elements must be strings (got int)
# | Point() accepts 2 positional sub-patterns (3 given)
# | Point() got multiple sub-patterns for attribute 'x'
# | called match pattern must be a class
# | None
