{} < {}  # raises: TypeError: '<' not supported between instances of 'dict' and 'dict'
