x = 1abc  # syntax-error: invalid decimal literal
