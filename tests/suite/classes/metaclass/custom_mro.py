class Meta(type):
    def mro(cls):
        return [cls, B, object] if cls.__name__ == "A" else super().mro()


class B:
    x = "from B"


class A(metaclass=Meta):
    pass


print(A.x, [c.__name__ for c in A.__mro__])  # expect: from B ['A', 'B', 'object']
