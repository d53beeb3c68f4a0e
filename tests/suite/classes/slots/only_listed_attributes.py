class P:
    __slots__ = ("x", "y")


p = P()
p.x = 1
print(p.x, hasattr(p, "y"), hasattr(p, "__dict__"))  # expect: 1 False False
p.z = 3  # raises: AttributeError: 'P' object has no attribute 'z' and no __dict__ for setting new attributes
