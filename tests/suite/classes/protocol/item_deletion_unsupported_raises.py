class A:
    pass


del A()[0]  # raises: TypeError: 'A' object doesn't support item deletion
