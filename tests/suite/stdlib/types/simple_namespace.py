from types import SimpleNamespace


class Derived(SimpleNamespace):
    pass


print(SimpleNamespace(x=1) == SimpleNamespace(x=1), SimpleNamespace(x=1) == SimpleNamespace(x=2))  # expect: True False
print(SimpleNamespace(x=1) != SimpleNamespace(x=1), Derived(x=1) == SimpleNamespace(x=1), SimpleNamespace() == 3)  # expect: False True False
print([SimpleNamespace(a=1)] == [SimpleNamespace(a=1)], SimpleNamespace(a=1) in (3, SimpleNamespace(a=1)))  # expect: True True
print(SimpleNamespace({'x': 1}, y=2), SimpleNamespace([('x', 1), ('y', 2)], x=3))  # expect: namespace(x=1, y=2) namespace(x=3, y=2)
loop = SimpleNamespace(a=1)
loop.own = loop
print(loop, Derived(b=2))  # expect: namespace(a=1, own=namespace(...)) Derived(b=2)
print(SimpleNamespace(x=1).__reduce__()[1:], SimpleNamespace(x=1).__replace__(y=3))  # expect: ((), {'x': 1}) namespace(x=1, y=3)
try:
    SimpleNamespace({1: 2})
except TypeError as error:
    print(error)  # expect: keywords must be strings
