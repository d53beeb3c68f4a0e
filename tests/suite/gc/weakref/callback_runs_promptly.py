import weakref


class A:
    pass


a = A()
r = weakref.ref(a, lambda ref: print("callback", ref() is None))  # expect: callback True
del a
print("after")  # expect: after
