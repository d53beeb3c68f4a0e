x = None
x += 1  # raises: TypeError: unsupported operand type(s) for +=: 'NoneType' and 'int'
