def f(a, b=1):
    return a, b


f.__defaults__ = (10, 20)
print(f())  # expect: (10, 20)
f.__defaults__ = None
f(1)  # raises: TypeError: f() missing 1 required positional argument: 'b'
