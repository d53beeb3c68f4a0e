0**-1  # raises: ZeroDivisionError: zero to a negative power
