class Meta(type):
    def __instancecheck__(cls, x):
        return x == 1

    def __subclasscheck__(cls, c):
        return c is int


class A(metaclass=Meta):
    pass


print(isinstance(1, A), isinstance(2, A), issubclass(int, A), issubclass(str, A), isinstance(A(), A))  # expect: True False True False True
