x = f"{}"  # syntax-error: f-string: valid expression required before '}'
