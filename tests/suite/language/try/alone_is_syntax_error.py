try:
    pass
x = 1  # syntax-error: expected 'except' or 'finally' block
