ExceptionGroup("x", ValueError())  # raises: TypeError: second argument (exceptions) must be a sequence
