compile("x = 1", "f", "eval")  # raises: SyntaxError: invalid syntax
