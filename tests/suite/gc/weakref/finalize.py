import weakref


class A:
    pass


a = A()
f = weakref.finalize(a, print, "finalized", 1)
print(f.alive)  # expect: True
del a  # expect: finalized 1
print(f.alive, f())  # expect: False None
