whille True:  # syntax-error: invalid syntax. Did you mean 'while'?
    pass
