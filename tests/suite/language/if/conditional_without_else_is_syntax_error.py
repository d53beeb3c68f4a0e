x = 1 if 2  # syntax-error: expected 'else' after 'if' expression
