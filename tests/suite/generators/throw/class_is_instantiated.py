def g():
    try:
        yield
    except Exception as error:
        yield repr(error)


it = g()
next(it)
print(it.throw(ValueError))  # expect: ValueError()
