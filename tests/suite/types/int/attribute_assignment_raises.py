(5).x = 1  # raises: AttributeError: 'int' object has no attribute 'x' and no __dict__ for setting new attributes
