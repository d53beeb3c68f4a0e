class A:
    __contains__ = None


1 in A()  # raises: TypeError: 'A' object is not a container
