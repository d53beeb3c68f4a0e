for x in None:  # raises: TypeError: 'NoneType' object is not iterable
    pass
