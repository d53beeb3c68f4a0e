class A:
    limit = 1


def read(a):
    return a.limit


a = A()
print([read(a) for _ in range(5)])  # expect: [1, 1, 1, 1, 1]
A.limit = 2
print(read(a))  # expect: 2
a.limit = 3
print(read(a), read(A()), A.limit)  # expect: 3 2 2
del a.limit
print(read(a))  # expect: 2
del A.limit
try:
    read(a)
except AttributeError as error:
    print(error)  # expect: 'A' object has no attribute 'limit'
