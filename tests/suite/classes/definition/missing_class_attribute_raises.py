class A:
    pass


A.x  # raises: AttributeError: type object 'A' has no attribute 'x'
