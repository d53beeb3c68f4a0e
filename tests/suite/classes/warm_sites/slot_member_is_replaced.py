class P:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


def read(p):
    return p.x


def write(p, value):
    p.x = value


p = P(1)
for i in range(5):
    write(p, i)
    read(p)
print(read(p))  # expect: 4
del p.x
try:
    read(p)
except AttributeError as error:
    print(error)  # expect: 'P' object has no attribute 'x'
write(p, 5)
print(read(p))  # expect: 5
member = P.x
P.x = "plain"
print(read(p))  # expect: plain
try:
    write(p, 6)
except AttributeError as error:
    print(error)  # expect: 'P' object attribute 'x' is read-only
P.x = member
print(read(p))  # expect: 5
write(p, 7)
print(read(p))  # expect: 7


class Q(P):
    pass


q = Q(8)
print([read(q) for _ in range(5)])  # expect: [8, 8, 8, 8, 8]
Q.x = "of the subclass"
print(read(q))  # expect: of the subclass
