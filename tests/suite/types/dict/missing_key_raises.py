{"a": 1}["b"]  # raises: KeyError: 'b'
