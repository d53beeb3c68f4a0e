class A:
    @property
    def x(self):
        raise ValueError("not swallowed")  # raises: ValueError: not swallowed


getattr(A(), "x", None)
