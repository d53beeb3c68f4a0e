import weakref


class A:
    pass


a = A()
r1 = weakref.ref(a, lambda r: print("first"))
r2 = weakref.ref(a, lambda r: print("second"))
del a

# expect-output:
# | second
# | first
