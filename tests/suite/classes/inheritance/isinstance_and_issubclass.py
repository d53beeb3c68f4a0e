class A:
    pass


class B(A):
    pass


print(isinstance(B(), A), isinstance(A(), B), issubclass(B, (int, A)), issubclass(A, A), isinstance(1, int | str), isinstance(None, None | int))  # expect: True False True True True True
