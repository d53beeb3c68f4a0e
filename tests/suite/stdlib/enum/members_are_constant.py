from enum import Enum


class E(Enum):
    A = 1


E.A = 2  # raises: AttributeError: cannot reassign member 'A'
