import warnings


def f():
    warnings.warn("old", stacklevel=2)


f()

# stderr:
# | FILE:8: UserWarning: old
# |   f()
