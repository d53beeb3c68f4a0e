next([1])  # raises: TypeError: 'list' object is not an iterator
