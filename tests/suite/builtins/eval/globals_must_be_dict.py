eval("1", [])  # raises: TypeError: globals must be a real dict; try eval(expr, {}, mapping)
