[1][::0]  # raises: ValueError: slice step cannot be zero
