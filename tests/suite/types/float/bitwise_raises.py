1.5 & 1  # raises: TypeError: unsupported operand type(s) for &: 'float' and 'int'
