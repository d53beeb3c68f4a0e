class A:  # raises: ValueError: 'x' in __slots__ conflicts with class variable
    __slots__ = ("x",)
    x = 1
