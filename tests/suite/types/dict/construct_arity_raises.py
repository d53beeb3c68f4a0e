dict({}, {})  # raises: TypeError: dict expected at most 1 argument, got 2
