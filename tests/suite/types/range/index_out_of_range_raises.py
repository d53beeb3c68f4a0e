range(3)[3]  # raises: IndexError: range object index out of range
