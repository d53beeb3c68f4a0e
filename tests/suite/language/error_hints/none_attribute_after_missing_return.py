def f():
    pass


f().upper()  # raises: AttributeError: 'NoneType' object has no attribute 'upper'
