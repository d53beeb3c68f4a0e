format(1, ",x")  # raises: ValueError: Cannot specify ',' with 'x'.
