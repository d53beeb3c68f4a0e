class A:
    pass


a = A()
a.__add__ = lambda other: 1
a + 1  # raises: TypeError: unsupported operand type(s) for +: 'A' and 'int'
