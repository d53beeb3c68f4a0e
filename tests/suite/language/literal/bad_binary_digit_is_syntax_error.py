x = 0b12  # syntax-error: invalid digit '2' in binary literal
