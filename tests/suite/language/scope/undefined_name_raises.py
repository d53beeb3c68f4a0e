def f():
    return undefined_thing  # raises: NameError: name 'undefined_thing' is not defined


f()
