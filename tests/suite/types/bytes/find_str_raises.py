b"abc".find("a")  # raises: TypeError: argument should be integer or bytes-like object, not 'str'
