eval("1 +")  # raises: SyntaxError: invalid syntax
