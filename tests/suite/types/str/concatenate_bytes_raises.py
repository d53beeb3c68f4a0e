"a" + b"b"  # raises: TypeError: can only concatenate str (not "bytes") to str
