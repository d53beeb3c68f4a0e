class A:
    def __format__(self, spec):
        return 1


f"{A()}"  # raises: TypeError: __format__ must return a str, not int
