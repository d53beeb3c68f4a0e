x = 1_  # syntax-error: invalid decimal literal
