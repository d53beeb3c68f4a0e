def outer():
    x = 1

    def inner():
        return x  # raises: NameError: cannot access free variable 'x' where it is not associated with a value in enclosing scope

    del x
    return inner()


outer()
