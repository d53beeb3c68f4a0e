"{name}".format()  # raises: KeyError: 'name'
