if True:
    break  # syntax-error: 'break' outside loop
