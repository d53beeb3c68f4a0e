x = “hello”  # syntax-error: invalid character '“' (U+201C)
