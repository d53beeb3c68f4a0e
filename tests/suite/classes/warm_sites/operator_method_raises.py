import sys


alive = set()


class Thing:
    def __init__(self, name):
        self.name = name
        alive.add(id(self))

    def __del__(self):
        alive.discard(id(self))

    def __mul__(self, count):
        if count == 3:
            raise ValueError(self.name)
        return Thing(self.name * count)

    def __eq__(self, other):
        if other is None:
            raise KeyError(self.name)
        return self.name == other.name

    def __or__(self, other):
        return NotImplemented


def grow(thing, count):
    thing = thing * count
    return thing.name


def same(a, b):
    if a == b:
        return "same"
    return "other"


def deep(thing):
    def again(self, other):
        return self | other

    Thing.__or__ = again
    try:
        thing | thing
    except RecursionError as error:
        print("RecursionError")


for count in (1, 2, 3, 1):
    try:
        print(grow(Thing("a"), count))
    except ValueError as error:
        print("ValueError", error, error.__traceback__.tb_next.tb_next.tb_frame.f_code.co_name)
for other in ("x", "y", None, "x"):
    try:
        print(same(Thing("x"), other and Thing(other)))
    except KeyError as error:
        print("KeyError", error)
sys.setrecursionlimit(200)
deep(Thing("deep"))
print(len(alive))

# expect-output:
# | a
# | aa
# | ValueError a __mul__
# | a
# | same
# | other
# | KeyError 'x'
# | same
# | RecursionError
# | 0
