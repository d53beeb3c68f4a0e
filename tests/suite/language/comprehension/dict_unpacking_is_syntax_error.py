{**x for x in y}  # syntax-error: dict unpacking cannot be used in dict comprehension
