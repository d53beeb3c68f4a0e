import weakref


class A:
    __slots__ = ()


weakref.ref(A())  # raises: TypeError: cannot create weak reference to 'A' object
