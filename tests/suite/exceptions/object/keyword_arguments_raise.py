ValueError(message="x")  # raises: TypeError: ValueError() takes no keyword arguments
