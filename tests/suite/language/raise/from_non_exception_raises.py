raise ValueError from 3  # raises: TypeError: exception causes must derive from BaseException
