{**[1]}  # raises: TypeError: 'list' object is not a mapping
