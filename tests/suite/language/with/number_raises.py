with 5:  # raises: TypeError: 'int' object does not support the context manager protocol (missed __exit__ method)
    pass
