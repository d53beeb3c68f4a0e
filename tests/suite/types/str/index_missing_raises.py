"abc".index("z")  # raises: ValueError: substring not found
