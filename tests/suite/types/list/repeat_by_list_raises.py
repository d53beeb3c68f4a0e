[1] * [2]  # raises: TypeError: can't multiply sequence by non-int of type 'list'
