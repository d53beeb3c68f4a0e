def f():
    super()  # raises: RuntimeError: super(): no arguments


f()
