def f(**kwargs):
    pass


f(**[1])  # raises: TypeError: __main__.f() argument after ** must be a mapping, not list
