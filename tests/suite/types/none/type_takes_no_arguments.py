type(None)(1)  # raises: TypeError: NoneType takes no arguments
