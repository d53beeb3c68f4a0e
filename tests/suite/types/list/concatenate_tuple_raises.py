[1] + (2,)  # raises: TypeError: can only concatenate list (not "tuple") to list
