class C:
    x = property(lambda self: 1, doc="One.")


print(C().x, C.x.__doc__, C.x.fget(None), C.x.fset, C.x.__name__ if hasattr(C.x, "__name__") else "unnamed")  # expect: 1 One. 1 None x
