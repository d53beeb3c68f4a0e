class A:
    def __init__(self):
        self.x = 1


def read(a):
    return a.x


def write(a, value):
    a.x = value


a = A()
for i in range(5):
    write(a, i)
    read(a)
print(read(a))
A.x = property(lambda self: "computed")
print(read(a))
try:
    write(a, 7)
except AttributeError as error:
    print(error)
del A.x
print(read(a))
