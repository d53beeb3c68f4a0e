raise "text"  # raises: TypeError: exceptions must derive from BaseException
