def g():
    yield 1
    raise StopIteration("x")


list(g())  # raises: RuntimeError: generator raised StopIteration
