[1] * 1.5  # raises: TypeError: can't multiply sequence by non-int of type 'float'
