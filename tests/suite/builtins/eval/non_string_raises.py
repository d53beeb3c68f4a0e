eval(5)  # raises: TypeError: eval() arg 1 must be a string, bytes or code object
