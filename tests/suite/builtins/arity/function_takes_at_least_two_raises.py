getattr(1)  # raises: TypeError: getattr expected at least 2 arguments, got 1
