undefined += 1  # raises: NameError: name 'undefined' is not defined
