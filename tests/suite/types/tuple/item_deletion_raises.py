t = (1, 2)
del t[0]  # raises: TypeError: 'tuple' object doesn't support item deletion
