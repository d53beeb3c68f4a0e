s = "abc"
del s[0]  # raises: TypeError: 'str' object doesn't support item deletion
