sum(["a", "b"])  # raises: TypeError: unsupported operand type(s) for +: 'int' and 'str'
