class Dog:
    pass


Dog().bark  # raises: AttributeError: 'Dog' object has no attribute 'bark'
