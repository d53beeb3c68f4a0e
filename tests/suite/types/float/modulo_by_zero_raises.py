1.0 % 0.0  # raises: ZeroDivisionError: division by zero
