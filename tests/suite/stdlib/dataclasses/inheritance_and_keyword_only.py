from dataclasses import KW_ONLY, dataclass


@dataclass
class A:
    x: int
    _: KW_ONLY
    k: int = 0


@dataclass
class B(A):
    y: int = 5


print(B(1, 2, k=3), B.__match_args__)  # expect: B(x=1, k=3, y=2) ('x', 'y')
A(1, 2)  # raises: TypeError: A.__init__() takes 2 positional arguments but 3 were given
