class A:
    @property
    def x(self):
        return 1


class B(A):
    @property
    def x(self):
        return super().x + 1


print(B().x)  # expect: 2
