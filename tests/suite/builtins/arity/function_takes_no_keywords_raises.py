len(obj=[])  # raises: TypeError: len() takes no keyword arguments
