reversed(x for x in [])  # raises: TypeError: 'generator' object is not reversible
