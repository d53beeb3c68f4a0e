int.__new__(str)  # raises: TypeError: int.__new__(str): str is not a subtype of int
