raise 42  # raises: TypeError: exceptions must derive from BaseException
