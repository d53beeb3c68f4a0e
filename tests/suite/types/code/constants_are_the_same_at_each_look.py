def outer():
    def inner():
        return 1
    return inner


code = outer.__code__
print(code.co_consts is code.co_consts)  # expect: True
[inner] = [one for one in code.co_consts if hasattr(one, 'co_name')]
print(outer().__code__ is inner)  # expect: True


def other():
    return lambda: (1, 'x')


made = other()
print(made.__code__ in other.__code__.co_consts, any(one is made.__code__ for one in other.__code__.co_consts))  # expect: True True
