def f(a):
    pass


f(b=1)  # raises: TypeError: f() got an unexpected keyword argument 'b'
