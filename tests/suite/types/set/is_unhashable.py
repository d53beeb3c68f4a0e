hash(set())  # raises: TypeError: unhashable type: 'set'
