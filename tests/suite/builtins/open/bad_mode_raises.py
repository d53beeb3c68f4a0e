open("a", "z")  # raises: ValueError: invalid mode: 'z'
