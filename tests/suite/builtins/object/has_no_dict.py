o = object()
print(type(o).__name__, bool(o), o == o)  # expect: object True True
o.x = 1  # raises: AttributeError: 'object' object has no attribute 'x' and no __dict__ for setting new attributes
