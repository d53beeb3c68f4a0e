max([1], reverse=True)  # raises: TypeError: max() got an unexpected keyword argument 'reverse'
