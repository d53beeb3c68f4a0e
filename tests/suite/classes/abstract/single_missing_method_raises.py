from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        pass


class Square(Shape):
    pass


Square()  # raises: TypeError: Can't instantiate abstract class Square without an implementation for abstract method 'area'
