import operator
import warnings


class Int(int):
    pass


class Float(float):
    pass


class Complex(complex):
    pass


class Number:
    def __index__(self):
        return Int(3)

    def __int__(self):
        return Int(4)

    def __float__(self):
        return Float(2.5)

    def __complex__(self):
        return Complex(1)


def shown(work):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter('always')
        print(work())
    for one in found:
        print(one.category.__name__, str(one.message).split('  ')[0].split(' This')[0])


flag = True
shown(lambda: operator.index(Number()))
shown(lambda: int(Number()))
shown(lambda: float(Number()))
shown(lambda: complex(Number()))
shown(lambda: ~flag)
shown(lambda: operator.index(True))

# expect-output:
# | 3
# | DeprecationWarning __index__ returned non-int (type Int).
# | 4
# | DeprecationWarning __int__ returned non-int (type Int).
# | 2.5
# | DeprecationWarning Number.__float__ returned non-float (type Float).
# | (1+0j)
# | DeprecationWarning __complex__ returned non-complex (type Complex).
# | -2
# | DeprecationWarning Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16.
# | 1
