return 1  # syntax-error: 'return' outside function
