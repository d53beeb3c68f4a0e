def g():
    try:
        yield from [1, 2]
    except ValueError:
        yield "caught by outer"


it = g()
next(it)
print(it.throw(ValueError))  # expect: caught by outer
