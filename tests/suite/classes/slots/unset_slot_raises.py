class P:
    __slots__ = ("x",)


P().x  # raises: AttributeError: 'P' object has no attribute 'x'
