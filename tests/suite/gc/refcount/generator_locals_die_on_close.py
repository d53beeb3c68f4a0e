class A:
    def __del__(self):
        print("del")  # expect: del


def g():
    a = A()
    yield
    yield


it = g()
next(it)
it.close()
print("closed")  # expect: closed
