import abc

import greenlet


class Abstract(greenlet.greenlet, metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def run(self):
        pass


class Concrete(Abstract):
    def run(self):
        return "ran"


try:
    Abstract()
except TypeError as error:
    print(error)  # expect: Can't instantiate abstract class Abstract without an implementation for abstract method 'run'
print(Concrete().switch())  # expect: ran
