setattr(object, 5, 1)  # raises: TypeError: attribute name must be string, not 'int'
