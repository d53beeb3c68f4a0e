`x`  # syntax-error: invalid syntax
