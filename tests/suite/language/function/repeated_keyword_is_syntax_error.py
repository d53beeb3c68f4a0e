f(a=1, a=2)  # syntax-error: keyword argument repeated: a
