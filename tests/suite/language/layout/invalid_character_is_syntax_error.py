x = 1 ¿ 2  # syntax-error: invalid character '¿' (U+00BF)
