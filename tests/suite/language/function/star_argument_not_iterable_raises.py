def f(*args):
    pass


f(*3)  # raises: TypeError: __main__.f() argument after * must be an iterable, not int
