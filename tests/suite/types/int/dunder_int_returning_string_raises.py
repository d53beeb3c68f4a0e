class A:
    def __int__(self):
        return "5"


int(A())  # raises: TypeError: __int__ returned non-int (type str)
