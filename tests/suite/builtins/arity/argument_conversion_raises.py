"a".center("x")  # raises: TypeError: 'str' object cannot be interpreted as an integer
