from enum import Enum

Animal = Enum("Animal", "CAT DOG")
print(list(Animal))  # expect: [<Animal.CAT: 1>, <Animal.DOG: 2>]


class E(Enum):
    A = "a"

    @classmethod
    def _missing_(cls, value):
        return cls.A if value == "A" else None


print(E("A"))  # expect: E.A
E("z")  # raises: ValueError: 'z' is not a valid E
