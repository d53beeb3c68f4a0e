from abc import ABC


class HasArea(ABC):
    @classmethod
    def __subclasshook__(cls, c):
        return hasattr(c, "area") or NotImplemented


class Square:
    area = 1


print(issubclass(Square, HasArea), issubclass(int, HasArea))  # expect: True False
