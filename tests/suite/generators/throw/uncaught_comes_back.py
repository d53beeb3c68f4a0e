def g():
    yield 1


it = g()
next(it)
try:
    it.throw(KeyError("k"))
except KeyError as error:
    print(repr(error))  # expect: KeyError('k')
print(list(it))  # expect: []
