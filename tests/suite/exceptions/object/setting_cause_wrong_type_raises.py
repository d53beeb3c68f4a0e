ValueError().__cause__ = 5  # raises: TypeError: exception cause must be None or derive from BaseException
