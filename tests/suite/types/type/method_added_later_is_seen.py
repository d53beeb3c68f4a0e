class A:
    pass


a = A()
A.__len__ = lambda self: 7
print(len(a))  # expect: 7
del A.__len__
len(a)  # raises: TypeError: object of type 'A' has no len()
