p = property(lambda self: 1)
print(p.fget is not None, p.fset, p.fdel)  # expect: True None None
p.fget = None  # raises: AttributeError: readonly attribute
