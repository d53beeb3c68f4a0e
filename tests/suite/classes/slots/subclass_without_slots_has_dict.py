class A:
    __slots__ = ("x",)


class B(A):
    pass


b = B()
b.x, b.y = 1, 2
print(b.__dict__, b.x)  # expect: {'y': 2} 1
