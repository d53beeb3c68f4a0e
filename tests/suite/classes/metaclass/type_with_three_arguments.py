A = type("A", (int,), {"double": lambda self: self * 2})
print(A, A(4).double(), type(A) is type, A.__mro__[1])  # expect: <class '__main__.A'> 8 True <class 'int'>
