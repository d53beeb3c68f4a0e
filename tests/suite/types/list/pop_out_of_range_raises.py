[1].pop(1)  # raises: IndexError: pop index out of range
