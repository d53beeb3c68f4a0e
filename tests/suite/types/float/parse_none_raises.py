float(None)  # raises: TypeError: float() argument must be a string or a real number, not 'NoneType'
