print(getattr("a", "upper")(), getattr(1, "nope", "default"))  # expect: A default
getattr(1, "nope")  # raises: AttributeError: 'int' object has no attribute 'nope'
