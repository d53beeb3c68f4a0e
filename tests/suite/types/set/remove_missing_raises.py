{1}.remove(2)  # raises: KeyError: 2
