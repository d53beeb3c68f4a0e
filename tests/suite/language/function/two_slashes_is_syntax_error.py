def f(a, /, b, /):  # syntax-error: / may appear only once
    pass
