format("abc", "d")  # raises: ValueError: Unknown format code 'd' for object of type 'str'
