class A:
    def f():
        pass


A().f()  # raises: TypeError: A.f() takes 0 positional arguments but 1 was given
