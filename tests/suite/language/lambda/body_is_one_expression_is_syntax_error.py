f = lambda: return 1  # syntax-error: invalid syntax
