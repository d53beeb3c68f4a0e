class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        if isinstance(other, Number):
            return Number(self.value + other.value)
        if isinstance(other, int):
            return Number(self.value + other)
        return NotImplemented

    def __radd__(self, other):
        return Number(other * 100 + self.value)

    def __lt__(self, other):
        if isinstance(other, Number):
            return self.value < other.value
        return NotImplemented

    def __eq__(self, other):
        return "equal" if isinstance(other, Number) else NotImplemented

    __hash__ = None


class More(Number):
    def __radd__(self, other):
        return "More.__radd__"

    def __gt__(self, other):
        return ["More.__gt__"]


class Other:
    def __radd__(self, other):
        return "Other.__radd__"

    def __gt__(self, other):
        return "Other.__gt__"


def add(a, b):
    total = a + b
    return total.value if isinstance(total, Number) else total


def less(a, b):
    if a < b:
        return "yes", a < b
    return "no", a < b


def equal(a, b):
    return a == b, a != b


one, two = Number(1), Number(2)
for round in range(4):
    print(add(one, two), add(one, 5), add(7, two), less(one, two), less(two, one), equal(one, two))
    print(add(one, More(3)), add(More(3), one), add(one, Other()), less(one, More(9)), less(one, Other()))
    print(equal(one, 1), equal(1, one))
    for a, b in ((one, "x"), ("x", object())):
        try:
            add(a, b)
        except TypeError as error:
            print(error)
    try:
        less(one, 4)
    except TypeError as error:
        print(error)
    if round == 1:
        Number.__add__ = lambda self, other: ("replaced", other if isinstance(other, int) else "number")
        Number.__lt__ = lambda self, other: []
    if round == 2:
        del Number.__add__
        Number.__add__ = lambda *both: len(both)
        one.__add__ = "no method"

# expect-output:
# | 3 6 702 ('yes', True) ('no', False) ('equal', False)
# | More.__radd__ 4 Other.__radd__ ('yes', ['More.__gt__']) ('yes', 'Other.__gt__')
# | (False, True) (False, True)
# | unsupported operand type(s) for +: 'Number' and 'str'
# | can only concatenate str (not "object") to str
# | '<' not supported between instances of 'Number' and 'int'
# | 3 6 702 ('yes', True) ('no', False) ('equal', False)
# | More.__radd__ 4 Other.__radd__ ('yes', ['More.__gt__']) ('yes', 'Other.__gt__')
# | (False, True) (False, True)
# | unsupported operand type(s) for +: 'Number' and 'str'
# | can only concatenate str (not "object") to str
# | '<' not supported between instances of 'Number' and 'int'
# | ('replaced', 'number') ('replaced', 5) 702 ('no', []) ('no', []) ('equal', False)
# | More.__radd__ ('replaced', 'number') ('replaced', 'number') ('yes', ['More.__gt__']) ('no', [])
# | (False, True) (False, True)
# | can only concatenate str (not "object") to str
# | 2 2 702 ('no', []) ('no', []) ('equal', False)
# | More.__radd__ 2 2 ('yes', ['More.__gt__']) ('no', [])
# | (False, True) (False, True)
# | can only concatenate str (not "object") to str
