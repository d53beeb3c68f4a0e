{}.popitem()  # raises: KeyError: 'popitem(): dictionary is empty'
