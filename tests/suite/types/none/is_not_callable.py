None()  # raises: TypeError: 'NoneType' object is not callable
