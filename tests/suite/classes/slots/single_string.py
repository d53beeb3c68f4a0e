class A:
    __slots__ = "name"


a = A()
a.name = 1
print(a.name, A.__slots__, type(A.name).__name__)  # expect: 1 name member_descriptor
