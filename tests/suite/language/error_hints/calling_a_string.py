name = "x"
name("y")  # raises: TypeError: 'str' object is not callable
