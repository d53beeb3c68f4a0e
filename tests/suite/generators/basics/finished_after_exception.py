def g():
    yield 1
    raise ValueError("x")


it = g()
next(it)
try:
    next(it)
except ValueError as error:
    print(error)  # expect: x
print(next(it, "finished"))  # expect: finished
