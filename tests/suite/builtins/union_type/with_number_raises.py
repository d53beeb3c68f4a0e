int | 5  # raises: TypeError: unsupported operand type(s) for |: 'type' and 'int'
