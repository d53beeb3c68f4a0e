1j < 2j  # raises: TypeError: '<' not supported between instances of 'complex' and 'complex'
