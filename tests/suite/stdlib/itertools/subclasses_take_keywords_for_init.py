# A `__new__` that takes no keywords leaves them to a script's `__init__`.
import itertools


class Sliced(itertools.islice):
    def __init__(self, *args, label):
        self.label = label


class Plain(itertools.chain):
    pass


sliced = Sliced("abcdef", 1, 4, label="x")
print(list(sliced), sliced.label)  # expect: ['b', 'c', 'd'] x
try:
    Plain("a", label=1)
except TypeError as error:
    print(error)  # expect: chain() takes no keyword arguments


class Filtered(filter):
    def __init__(self, *args, newarg=None):
        self.newarg = newarg


print(list(Filtered(None, [0, 1], newarg=3)))  # expect: [1]
