format(1, ",_d")  # raises: ValueError: Cannot specify both ',' and '_'.
