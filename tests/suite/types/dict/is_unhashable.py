hash({})  # raises: TypeError: unhashable type: 'dict'
