class A:  # raises: TypeError: __slots__ must be identifiers
    __slots__ = ("1x",)
