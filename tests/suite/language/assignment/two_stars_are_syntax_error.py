*a, *b = 1, 2  # syntax-error: multiple starred expressions in assignment
