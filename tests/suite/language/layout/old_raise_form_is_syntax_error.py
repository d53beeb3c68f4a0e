raise ValueError, "x"  # syntax-error: invalid syntax
