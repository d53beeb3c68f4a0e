def g():
    yield 1


g()[0]  # raises: TypeError: 'generator' object is not subscriptable
