class A:
    pass


super(A, 5)  # raises: TypeError: super(type, obj): obj (instance of int) is not an instance or subtype of type (A).
