{[]}  # raises: TypeError: cannot use 'list' as a set element (unhashable type: 'list')
