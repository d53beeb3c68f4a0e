0j**-1  # raises: ZeroDivisionError: zero to a negative or complex power
