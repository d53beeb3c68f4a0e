10**400 / 1  # raises: OverflowError: integer division result too large for a float
