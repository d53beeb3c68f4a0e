from enum import Enum


class Planet(Enum):
    EARTH = (5.97, 6.37)

    def __init__(self, mass, radius):
        self.mass = mass


print(Planet.EARTH.mass, Planet.EARTH.value)  # expect: 5.97 (5.97, 6.37)
