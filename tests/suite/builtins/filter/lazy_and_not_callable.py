f = filter(5, [1])
print(type(f).__name__)  # expect: filter
next(f)  # raises: TypeError: 'int' object is not callable
