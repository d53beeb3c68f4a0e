(1,) + [2]  # raises: TypeError: can only concatenate tuple (not "list") to tuple
