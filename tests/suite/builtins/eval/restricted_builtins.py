eval("len('abc')", {"__builtins__": {}})  # raises: NameError: name 'len' is not defined
