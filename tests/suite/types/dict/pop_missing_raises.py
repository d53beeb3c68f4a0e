{}.pop("a")  # raises: KeyError: 'a'
