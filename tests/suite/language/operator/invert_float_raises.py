~1.5  # raises: TypeError: bad operand type for unary ~: 'float'
