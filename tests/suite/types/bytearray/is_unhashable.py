hash(bytearray())  # raises: TypeError: unhashable type: 'bytearray'
