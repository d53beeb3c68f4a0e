for 1 in x:  # syntax-error: cannot assign to literal
    pass
