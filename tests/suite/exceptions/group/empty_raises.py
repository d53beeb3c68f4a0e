ExceptionGroup("x", [])  # raises: ValueError: second argument (exceptions) must be a non-empty sequence
