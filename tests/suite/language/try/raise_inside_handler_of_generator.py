def g():
    try:
        yield 1
    except ValueError:
        yield "handled"
    yield "after"


it = g()
next(it)
print(it.throw(ValueError), next(it))  # expect: handled after
