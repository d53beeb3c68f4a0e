# sum over what only a script can step: ints, bools, big ints, floats and objects of a class, and their mixtures.
def of(*items):
    yield from items


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + (other.cents if isinstance(other, Money) else other))

    __radd__ = __add__


print(sum(of()), sum(of(), 5), sum(of(1, 2, 3)), sum(of(1, 2, 3), 10), sum(of(True, True, 3)))
print(sum(of(1 << 60, 1 << 60, 1 << 60, 1 << 60)), sum(of(1 << 61, 1 << 61, -1)), sum(of(1 << 100, -(1 << 100), 7)))
print(sum(0.1 for _ in range(10)), sum(of(1, 0.5, 2)), sum(of(1e100, 1.0, -1e100)))
print(sum(of(0.1, 0.2, 0.3), 0.0), sum(of(1.5, 2, True)), sum(of(2, 1j)))
print(sum(of(Money(1), Money(2), 3)).cents, sum(of(1, Money(2), 3)).cents, sum(of(1.5, Money(2))).cents)
print(sum(of([1], [2, 3]), []), sum(of((1,), (2,)), ()))
for bad in (of(1, "a"), of("a"), of(None), of(1.5, "b"), of([1])):
    try:
        sum(bad)
    except TypeError as error:
        print(error)


def failing():
    yield 1
    yield 2
    raise RuntimeError("in the middle")


try:
    sum(failing())
except RuntimeError as error:
    print(error)
print(sum(x * y for x, y in zip([1, 2, 3], [4, 5, 6])), sum(map(ord, "abc")), sum(map(float, "123")))

# expect-output:
# | 0 5 6 16 5
# | 4611686018427387904 4611686018427387903 7
# | 1.0 3.5 1.0
# | 0.6 4.5 (2+1j)
# | 6 6 3.5
# | [1, 2, 3] (1, 2)
# | unsupported operand type(s) for +: 'int' and 'str'
# | unsupported operand type(s) for +: 'int' and 'str'
# | unsupported operand type(s) for +: 'int' and 'NoneType'
# | unsupported operand type(s) for +: 'float' and 'str'
# | unsupported operand type(s) for +: 'int' and 'list'
# | in the middle
# | 32 294 6.0
