def g():
    try:
        yield
    except GeneratorExit:
        return "value"


it = g()
next(it)
print(it.close(), it.close())  # expect: value None
