[].push(1)  # raises: AttributeError: 'list' object has no attribute 'push'
