print(__debug__)  # expect: True
exec("__debug__ = 1")  # raises: SyntaxError: cannot assign to __debug__
