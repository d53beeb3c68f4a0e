def f(colour=1):
    pass


f(color=2)  # raises: TypeError: f() got an unexpected keyword argument 'color'. Did you mean 'colour'?
