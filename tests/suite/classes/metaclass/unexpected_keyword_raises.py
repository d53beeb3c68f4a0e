class A(x=1):  # raises: TypeError: A.__init_subclass__() takes no keyword arguments
    pass
