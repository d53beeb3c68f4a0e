class A:
    pass


A() < A()  # raises: TypeError: '<' not supported between instances of 'A' and 'A'
