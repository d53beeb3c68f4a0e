None < None  # raises: TypeError: '<' not supported between instances of 'NoneType' and 'NoneType'
