import copy
from dataclasses import dataclass


@dataclass
class P:
    x: int
    y: int


print(copy.replace(P(1, 2), y=9))  # expect: P(x=1, y=9)
