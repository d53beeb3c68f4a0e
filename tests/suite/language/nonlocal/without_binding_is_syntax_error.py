def f():
    nonlocal x  # syntax-error: no binding for nonlocal 'x' found
