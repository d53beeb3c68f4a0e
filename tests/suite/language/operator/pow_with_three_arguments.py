class A:
    def __pow__(self, other, modulo=None):
        return other, modulo


print(A() ** 2, pow(A(), 2, 5))  # expect: (2, None) (2, 5)
