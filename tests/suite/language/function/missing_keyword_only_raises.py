def f(*, a, b):
    pass


f(a=1)  # raises: TypeError: f() missing 1 required keyword-only argument: 'b'
