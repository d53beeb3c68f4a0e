from enum import Enum


class A(Enum):
    X = 1


class B(A):  # raises: TypeError: <enum 'B'> cannot extend <enum 'A'>
    Y = 2
