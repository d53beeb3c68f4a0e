def g():
    yield


it = g()
list(it)
it.throw(ValueError("late"))  # raises: ValueError: late
