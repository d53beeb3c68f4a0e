def f():
    pass


f[0]  # raises: TypeError: 'function' object is not subscriptable
