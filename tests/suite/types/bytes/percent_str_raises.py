b"%s" % "x"  # raises: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
