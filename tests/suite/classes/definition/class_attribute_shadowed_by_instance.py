class A:
    x = 1


a, b = A(), A()
a.x = 2
print(a.x, b.x, A.x)  # expect: 2 1 1
del a.x
print(a.x)  # expect: 1
A.x = 5
print(b.x)  # expect: 5
