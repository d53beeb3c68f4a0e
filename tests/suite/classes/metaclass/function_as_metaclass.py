def make(name, bases, ns):
    return name, bases, ns["x"]


class A(metaclass=make):
    x = 1


print(A)  # expect: ('A', (), 1)
