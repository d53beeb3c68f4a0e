class A:
    @property
    def x(self):
        return 1

    y = x.getter(lambda self: 2)


print(A().x, A().y)  # expect: 1 2
