class Special(property):
    """docstring of the class"""


def getter(self):
    """docstring of the getter"""


print(Special(doc='given').__doc__, '|', Special(getter).__doc__, '|', Special(getter, doc='given').__doc__)  # expect: given | docstring of the getter | given
print(Special(lambda self: 1).__doc__)  # expect: None


class Slotted(property):
    __slots__ = ()


try:
    Slotted(getter)
except AttributeError as error:
    print(type(error).__name__)  # expect: AttributeError
print(Slotted(doc='dropped').__doc__)  # expect: None


class Thing:
    @classmethod
    def make(cls, size: int) -> str:
        """makes"""

    @staticmethod
    def measure(*, self: int):
        return self


print(Thing.__dict__['make'].__annotations__, Thing().make.__doc__, Thing.__dict__['measure'](self=3))  # expect: {'size': <class 'int'>, 'return': <class 'str'>} makes 3
