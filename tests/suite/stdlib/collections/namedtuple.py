from collections import namedtuple

P = namedtuple("P", "x y", defaults=[0])
p = P(1)
print(p, p.x, p._asdict(), p._replace(y=5), P._make([7, 8]), P._fields, p == (1, 0))  # expect: P(x=1, y=0) 1 {'x': 1, 'y': 0} P(x=1, y=5) P(x=7, y=8) ('x', 'y') True
x, y = p
print(x, y, P._field_defaults)  # expect: 1 0 {'y': 0}
p.x = 2  # raises: AttributeError: can't set attribute
