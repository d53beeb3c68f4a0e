def g():
    yield from [1, 2]  # raises: AttributeError: 'list_iterator' object has no attribute 'send'


it = g()
next(it)
it.send("x")
