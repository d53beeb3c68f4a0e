object.__new__(5)  # raises: TypeError: object.__new__(X): X is not a type object (int)
