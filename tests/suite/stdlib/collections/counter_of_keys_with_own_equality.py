from collections import Counter


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash(self.name.lower())

    def __eq__(self, other):
        return self.name.lower() == other.name.lower()

    def __repr__(self):
        return self.name


print(Counter([Key('a'), Key('A'), Key('b')]))  # expect: Counter({a: 2, b: 1})
print(Counter(x % 3 for x in range(10)))  # expect: Counter({0: 4, 1: 3, 2: 3})
print(Counter([1, 1.0, True, 'x', (1, 2), (1.0, 2)]))  # expect: Counter({1: 3, (1, 2): 2, 'x': 1})
c = Counter(a=2)
c.update('aab')
c.update(['b', 'c'])
print(c)  # expect: Counter({'a': 4, 'b': 2, 'c': 1})
c = Counter(a=1.5)
c.update('aa')
print(c)  # expect: Counter({'a': 3.5})


class Doubling(Counter):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)


print(Doubling('aab'))  # expect: Doubling({'a': 6, 'b': 2})
try:
    Counter(5)
except TypeError as error:
    print(error)  # expect: 'int' object is not iterable
