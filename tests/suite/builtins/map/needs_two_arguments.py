map(len)  # raises: TypeError: map() must have at least two arguments.
