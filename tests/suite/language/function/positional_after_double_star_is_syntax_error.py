f(**a, 2)  # syntax-error: positional argument follows keyword argument unpacking
