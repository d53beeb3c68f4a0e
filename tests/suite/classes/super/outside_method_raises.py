def f(x):
    super().y  # raises: RuntimeError: super(): __class__ cell not found


f(1)
