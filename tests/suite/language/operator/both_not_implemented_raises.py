class A:
    def __add__(self, other):
        return NotImplemented


A() + A()  # raises: TypeError: unsupported operand type(s) for +: 'A' and 'A'
