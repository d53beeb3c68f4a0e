from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        pass

    @abstractmethod
    def name(self):
        pass


Shape()  # raises: TypeError: Can't instantiate abstract class Shape without an implementation for abstract methods 'area', 'name'
