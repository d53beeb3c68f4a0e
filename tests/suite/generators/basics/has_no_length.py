len(x for x in [])  # raises: TypeError: object of type 'generator' has no len()
