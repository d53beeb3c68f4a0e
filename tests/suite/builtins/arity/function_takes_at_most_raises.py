getattr(1, 2, 3, 4)  # raises: TypeError: getattr expected at most 3 arguments, got 4
