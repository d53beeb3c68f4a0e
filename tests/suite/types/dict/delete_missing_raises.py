d = {}
del d["x"]  # raises: KeyError: 'x'
