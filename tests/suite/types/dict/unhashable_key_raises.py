d = {}
d[[1]] = 2  # raises: TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
