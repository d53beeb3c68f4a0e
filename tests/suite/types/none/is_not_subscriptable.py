None[0]  # raises: TypeError: 'NoneType' object is not subscriptable
