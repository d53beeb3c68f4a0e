isinstance(1)  # raises: TypeError: isinstance expected 2 arguments, got 1
