x = f"{a"  # syntax-error: f-string: expecting '}'
