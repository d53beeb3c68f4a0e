class A:
    def __repr__(self):
        return None


repr(A())  # raises: TypeError: __repr__ returned non-string (type NoneType)
