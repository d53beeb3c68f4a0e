str.upper()  # raises: TypeError: unbound method str.upper() needs an argument
