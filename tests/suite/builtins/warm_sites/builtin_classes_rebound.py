class Text:
    def __str__(self):
        return "text"

    def __int__(self):
        return 7

    def __float__(self):
        return 1.5

    def __bool__(self):
        return False

    def __iter__(self):
        return iter("ab")


class Shout(str):
    def __str__(self):
        return "shout"


def work(value):
    return str(value), bool(value), type(value).__name__


def numbers(value):
    return int(value), float(value)


def sequences(value):
    return list(value), tuple(value), sorted(set(value)), dict.fromkeys(value)


for value in (1, "1", 2.5, True, Text(), Shout("1"), None, [1]):
    print(work(value))
    try:
        print(numbers(value))
    except TypeError as error:
        print(error)
for value in ("ab", (1, 2), Text(), range(2), {3: 4}):
    print(sequences(value))
original, str = str, repr
print(work("1"))
str = original
print(work("1"))
try:
    int("x")
except ValueError as error:
    print(error)
try:
    numbers("x")
except ValueError as error:
    print(error)


class Empty:
    pass


def make(kind):
    return type(kind())


for kind in (Empty, Text, dict, object, Empty):
    print(make(kind).__name__)
Empty.__init__ = lambda self, value="given": print("init", value)
print(make(Empty).__name__)
Empty.__new__ = lambda kind: 3
print(make(Empty).__name__)
del Empty.__init__
print(make(Empty).__name__)

# expect-output:
# | ('1', True, 'int')
# | (1, 1.0)
# | ('1', True, 'str')
# | (1, 1.0)
# | ('2.5', True, 'float')
# | (2, 2.5)
# | ('True', True, 'bool')
# | (1, 1.0)
# | ('text', False, 'Text')
# | (7, 1.5)
# | ('shout', True, 'Shout')
# | (1, 1.0)
# | ('None', False, 'NoneType')
# | int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
# | ('[1]', True, 'list')
# | int() argument must be a string, a bytes-like object or a real number, not 'list'
# | (['a', 'b'], ('a', 'b'), ['a', 'b'], {'a': None, 'b': None})
# | ([1, 2], (1, 2), [1, 2], {1: None, 2: None})
# | (['a', 'b'], ('a', 'b'), ['a', 'b'], {'a': None, 'b': None})
# | ([0, 1], (0, 1), [0, 1], {0: None, 1: None})
# | ([3], (3,), [3], {3: None})
# | ("'1'", True, 'str')
# | ('1', True, 'str')
# | invalid literal for int() with base 10: 'x'
# | invalid literal for int() with base 10: 'x'
# | Empty
# | Text
# | dict
# | object
# | Empty
# | init given
# | Empty
# | int
# | int
