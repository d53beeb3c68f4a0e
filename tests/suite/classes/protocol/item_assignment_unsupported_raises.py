class A:
    pass


A()[0] = 1  # raises: TypeError: 'A' object does not support item assignment
