x = f"}"  # syntax-error: f-string: single '}' is not allowed
