class A:
    pass


class B:
    __slots__ = ("x",)


a = A()
a.__class__ = B  # raises: TypeError: __class__ assignment: 'B' object layout differs from 'A'
