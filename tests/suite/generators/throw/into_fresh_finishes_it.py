def g():
    print("never")
    yield


it = g()
try:
    it.throw(ValueError)
except ValueError:
    print("raised", list(it))  # expect: raised []
