try:
    raise ValueError("first")
except "ValueError":  # raises: TypeError: catching classes that do not inherit from BaseException is not allowed
    pass
