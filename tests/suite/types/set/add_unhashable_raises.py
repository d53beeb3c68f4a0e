set().add({})  # raises: TypeError: cannot use 'dict' as a set element (unhashable type: 'dict')
