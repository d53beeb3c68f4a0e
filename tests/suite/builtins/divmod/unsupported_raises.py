divmod("a", 1)  # raises: TypeError: unsupported operand type(s) for divmod(): 'str' and 'int'
