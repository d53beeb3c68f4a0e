def g():
    it.close()  # raises: ValueError: generator already executing
    yield


it = g()
next(it)
