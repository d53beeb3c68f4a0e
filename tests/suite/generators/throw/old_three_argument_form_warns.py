def g():
    try:
        yield
    except ValueError as error:
        yield repr(error)


it = g()
next(it)
print(it.throw(ValueError, "text"))

# expect-output:
# | ValueError('text')
# stderr:
# | FILE:10: DeprecationWarning: the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.
# |   print(it.throw(ValueError, "text"))
