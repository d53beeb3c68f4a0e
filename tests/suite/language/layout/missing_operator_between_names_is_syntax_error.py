x = foo bar  # syntax-error: invalid syntax
