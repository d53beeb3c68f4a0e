from collections import UserDict
from types import MappingProxyType, SimpleNamespace


class Filled(UserDict):
    def __missing__(self, key):
        return key * 2


proxy = MappingProxyType(Filled({'a': 1}))
print(proxy['a'], proxy['b'], 'a' in proxy, len(proxy), list(proxy), proxy == {'a': 1}, proxy.get('c'))  # expect: 1 bb True 1 ['a'] True None
print(dict({'x': 1}.keys().mapping), {'x': 1}.items().mapping | {'y': 2})  # expect: {'x': 1} {'x': 1, 'y': 2}
space = SimpleNamespace(a=1)
space.b = 2
print(space.__dict__, vars(space))  # expect: {'a': 1, 'b': 2} {'a': 1, 'b': 2}
