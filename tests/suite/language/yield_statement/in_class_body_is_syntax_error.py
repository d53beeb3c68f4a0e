class A:
    x = yield  # syntax-error: 'yield' outside function
