def g():
    yield


it = g()
list(it)
try:
    it.send(1)
except StopIteration as error:
    print(repr(error))  # expect: StopIteration()
