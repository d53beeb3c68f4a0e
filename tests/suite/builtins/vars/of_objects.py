class A:
    pass


a = A()
a.x = 1
print(vars(a), type(vars(A)).__name__)  # expect: {'x': 1} mappingproxy
vars(5)  # raises: TypeError: vars() argument must have __dict__ attribute
