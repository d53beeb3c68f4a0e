abs("x")  # raises: TypeError: bad operand type for abs(): 'str'
