class A:
    pass


A[int]  # raises: TypeError: type 'A' is not subscriptable
