pow(2.0, 2, 3)  # raises: TypeError: pow() 3rd argument not allowed unless all arguments are integers
