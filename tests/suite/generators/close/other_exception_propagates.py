def g():
    try:
        yield
    finally:
        raise ValueError("in finally")  # raises: ValueError: in finally


it = g()
next(it)
it.close()
