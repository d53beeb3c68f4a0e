from enum import Enum, auto


class Planet(Enum):
    A = auto()
    B = auto()

    def next(self):
        return list(Planet)[(self.value) % 2]


print(Planet.A.next(), Planet.B.value, Planet.A in Planet, len(Planet), Planet.__members__)  # expect: Planet.B 2 True 2 {'A': <Planet.A: 1>, 'B': <Planet.B: 2>}
