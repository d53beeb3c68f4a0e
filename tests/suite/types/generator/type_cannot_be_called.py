type(x for x in [])()  # raises: TypeError: cannot create 'generator' instances
