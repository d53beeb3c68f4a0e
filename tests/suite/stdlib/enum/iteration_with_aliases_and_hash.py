from enum import Enum


class Color(Enum):
    RED = "r"
    ROUGE = "r"
    BLUE = "b"


print([c.name for c in Color], Color.__members__["ROUGE"], {Color.RED: 1}[Color.ROUGE], Color.RED == "r")  # expect: ['RED', 'BLUE'] Color.RED 1 False
