{1} < [1]  # raises: TypeError: '<' not supported between instances of 'set' and 'list'
