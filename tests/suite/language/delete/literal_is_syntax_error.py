del 1  # syntax-error: cannot delete literal
