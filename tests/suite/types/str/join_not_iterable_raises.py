",".join(3)  # raises: TypeError: can only join an iterable
