x = (1]  # syntax-error: closing parenthesis ']' does not match opening parenthesis '('
