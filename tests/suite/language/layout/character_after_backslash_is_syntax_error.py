x = 1 \ 2  # syntax-error: unexpected character after line continuation character
