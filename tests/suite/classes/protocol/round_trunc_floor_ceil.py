import math


class A:
    def __round__(self, n=None):
        return "round", n

    def __trunc__(self):
        return "trunc"

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"


print(round(A()), round(A(), 2), math.trunc(A()), math.floor(A()), math.ceil(A()))  # expect: ('round', None) ('round', 2) trunc floor ceil
