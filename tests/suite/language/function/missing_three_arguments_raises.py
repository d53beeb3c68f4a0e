def f(a, b, c):
    pass


f()  # raises: TypeError: f() missing 3 required positional arguments: 'a', 'b', and 'c'
