isinstance([], list[int])  # raises: TypeError: isinstance() argument 2 cannot be a parameterized generic
