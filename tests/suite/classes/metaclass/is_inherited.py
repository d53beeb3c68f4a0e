class Meta(type):
    pass


class A(metaclass=Meta):
    pass


class B(A):
    pass


print(type(B).__name__, isinstance(B, Meta))  # expect: Meta True
