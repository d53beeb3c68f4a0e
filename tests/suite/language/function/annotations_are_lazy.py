def f(a: missing):  # raises: NameError: name 'missing' is not defined
    pass


print(f.__name__)  # expect: f
f.__annotations__
