def f():
    continue  # syntax-error: 'continue' not properly in loop
