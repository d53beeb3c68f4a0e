bool(NotImplemented)  # raises: TypeError: NotImplemented should not be used in a boolean context
