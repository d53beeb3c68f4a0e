"abc".foo  # raises: AttributeError: 'str' object has no attribute 'foo'
