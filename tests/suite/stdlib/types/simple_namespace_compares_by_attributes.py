import copy
from types import SimpleNamespace

one = SimpleNamespace(x=1, y=[2])
two = SimpleNamespace()
two.x, two.y = 1, [2]
print(one == two, one != two, [one] == [two], one in [two], SimpleNamespace() == SimpleNamespace())
print(one == SimpleNamespace(x=1), one == {"x": 1, "y": [2]}, copy.replace(one) == one, copy.copy(one) == one)


class Sub(SimpleNamespace):
    pass


print(Sub(a=1) == Sub(a=1), Sub(a=1) == SimpleNamespace(a=1), SimpleNamespace(a=1) == Sub(a=1))
print(SimpleNamespace({"x": 1, "y": 2}, x=4, z=3), SimpleNamespace([["x", 1]]))
for wrong in {1: 2}, 5:
    try:
        SimpleNamespace(wrong)
    except TypeError as error:
        print(error)

# expect-output:
# | True False True True True
# | False False True True
# | True True True
# | namespace(x=4, y=2, z=3) namespace(x=1)
# | keywords must be strings
# | 'int' object is not iterable
