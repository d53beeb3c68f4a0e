e = ValueError("x")
print(e.with_traceback(None) is e, e.__traceback__)  # expect: True None
e.__traceback__ = 5  # raises: TypeError: __traceback__ must be a traceback or None
