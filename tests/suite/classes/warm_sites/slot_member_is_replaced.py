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
print(read(p))
del p.x
try:
    read(p)
except AttributeError as error:
    print(error)
write(p, 5)
print(read(p))
member = P.x
P.x = "plain"
print(read(p))
try:
    write(p, 6)
except AttributeError as error:
    print(error)
P.x = member
print(read(p))
write(p, 7)
print(read(p))


class Q(P):
    pass


q = Q(8)
print([read(q) for _ in range(5)])
Q.x = "of the subclass"
print(read(q))
