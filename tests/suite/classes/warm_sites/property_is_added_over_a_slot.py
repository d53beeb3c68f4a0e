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
print(read(a))  # expect: 4
def x(self):
    return "computed"


A.x = property(x)
print(read(a))  # expect: computed
try:
    write(a, 7)
except AttributeError as error:
    print(error)  # expect: property 'x' of 'A' object has no setter
del A.x
print(read(a))  # expect: 4
