yield 1  # syntax-error: 'yield' outside function
