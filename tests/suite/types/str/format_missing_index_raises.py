"{} {}".format(1)  # raises: IndexError: Replacement index 1 out of range for positional args tuple
