divmod(1, 0)  # raises: ZeroDivisionError: division by zero
