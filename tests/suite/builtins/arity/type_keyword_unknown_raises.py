int("1", bas=2)  # raises: TypeError: int() got an unexpected keyword argument 'bas'. Did you mean 'base'?
