[].x = 1  # raises: AttributeError: 'list' object has no attribute 'x' and no __dict__ for setting new attributes
