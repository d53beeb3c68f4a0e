def f():
    pass


f() + 1  # raises: TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'
