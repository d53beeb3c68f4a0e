def f():
    distance = 5
    return distence  # raises: NameError: name 'distence' is not defined. Did you mean: 'distance'?


f()
