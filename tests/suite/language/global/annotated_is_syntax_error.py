def f():
    global x
    x: int = 1  # syntax-error: annotated name 'x' can't be global
