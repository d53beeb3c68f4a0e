format(object(), "x")  # raises: TypeError: unsupported format string passed to object.__format__
