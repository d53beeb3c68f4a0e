[1]["a":]  # raises: TypeError: slice indices must be integers or None or have an __index__ method
