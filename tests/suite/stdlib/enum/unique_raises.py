from enum import Enum, unique


@unique  # raises: ValueError: duplicate values found in <enum 'A'>: Y -> X
class A(Enum):
    X = 1
    Y = 1
