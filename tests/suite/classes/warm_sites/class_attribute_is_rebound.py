class A:
    limit = 1


def read(a):
    return a.limit


a = A()
print([read(a) for _ in range(5)])
A.limit = 2
print(read(a))
a.limit = 3
print(read(a), read(A()), A.limit)
del a.limit
print(read(a))
del A.limit
try:
    read(a)
except AttributeError as error:
    print(error)
