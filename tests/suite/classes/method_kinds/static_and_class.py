class A:
    @staticmethod
    def s(x):
        return x

    @classmethod
    def c(cls, x):
        return cls.__name__, x


class B(A):
    pass


print(A.s(1), A().s(2), B.c(3), B().c(4))  # expect: 1 2 ('B', 3) ('B', 4)
