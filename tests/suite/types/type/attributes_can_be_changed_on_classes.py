class A:
    pass


A.x = 1
A.__name__ = "Renamed"
A.__doc__ = "New doc."
print(A, A().x, A.__doc__, A.__qualname__)  # expect: <class '__main__.A'> 1 New doc. A
A.__name__ = 5  # raises: TypeError: can only assign string to Renamed.__name__, not 'int'
